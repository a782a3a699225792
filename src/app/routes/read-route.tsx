import { useEffect } from "preact/hooks";
import { setWhatFollows } from "../../reading/listening/playback.ts";
import { ReadScreen } from "../../reading/queue/read-screen.tsx";
import { RideBar } from "../../today/ride/ride-bar.tsx";
import { loadRideMinutes, rideMinutes } from "../../today/ride/ride-minutes.ts";
import { loadRide, nextOnRide, ride } from "../../today/ride/ride-session.ts";
import { useQuery } from "../../ui/navigation/route.ts";
import { playWhatFollows } from "./what-follows.ts";

setWhatFollows((article) => void playWhatFollows(article));

/** The reading queue with the ride over it: the two domains meet here. */
export function ReadRoute() {
  const { article } = useQuery();
  useEffect(() => {
    void loadRideMinutes();
    if (ride.peek() === undefined) void loadRide();
  }, []);
  return (
    <ReadScreen
      rideMinutes={rideMinutes.value}
      ride={article === undefined ? null : <RideBar article={article} />}
      nextOnRide={nextOnRide}
      isOnRide={ride.value !== undefined}
    />
  );
}
