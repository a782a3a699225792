/** What meeting costs: in bytes and requests, and in the page. Usage: npm run benchmark:sync */
await import("./traffic.ts");
process.stdout.write("\nIn the page, 4x CPU slowdown\n");
await import("./page-tasks.ts");

export {};
