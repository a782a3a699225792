import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followedName, readRepository, repositoryAddress } from "../../src/radar/releases/rules/followed.ts";
import { picturesOfNotes, withMarkdownPictures } from "../../src/radar/releases/rules/notes-pictures.ts";
import { readProposalFile } from "../../src/radar/releases/rules/proposal-file.ts";
import { releasePassages } from "../../src/radar/releases/rules/release-passages.ts";
import {
  compareVersions,
  isPrerelease,
  reaches,
  readTarget,
  readVersion,
} from "../../src/radar/releases/rules/version.ts";

const version = (tag: string) => {
  const read = readVersion(tag);
  if (read === undefined) throw new Error(`${tag} is no version`);
  return read;
};

describe("tags as versions", () => {
  // As Kueue, Volcano, LWS, vLLM, AIBrix, SGLang, TorchServe, the inference extension, Envoy AI Gateway, Istio, Kubernetes,
  // ModelPack and others tag their releases.
  it.each([
    ["v0.9.1", "", [0, 9, 1], ""],
    ["v1.10.0-rc.1", "", [1, 10, 0], "rc.1"],
    ["v0.10.2.post1", "", [0, 10, 2], "", "post.1"],
    ["v0.11.0rc2", "", [0, 11, 0], "rc2"],
    ["1.24.0", "", [1, 24, 0], ""],
    ["1.25.0-alpha.0", "", [1, 25, 0], "alpha.0"],
    ["v0.4.0-rc.2", "", [0, 4, 0], "rc.2"],
    ["v1.34.0-alpha.3", "", [1, 34, 0], "alpha.3"],
    ["gateway-v0.5.0", "gateway-", [0, 5, 0], ""],
    ["helm-chart-0.3.1", "helm-chart-", [0, 3, 1], ""],
    ["release-1.2", "", [1, 2, 0], ""],
    ["v0.7", "", [0, 7, 0], ""],
    ["llama-index-core/v0.12.0", "llama-index-core/", [0, 12, 0], ""],
    ["sgl-kernel-v0.3.4", "sgl-kernel-", [0, 3, 4], ""],
    ["v2.9.0+cu128", "", [2, 9, 0], ""],
    ["2025.9.1", "", [2025, 9, 1], ""],
    // As PostgreSQL, curl, Hibernate, Spring, OpenSSH, OpenSSL, linuxserver.io, Debian packages and Docker tag theirs.
    ["REL_17_0", "", [17, 0, 0], ""],
    ["curl-8_5_0", "curl-", [8, 5, 0], ""],
    ["v1.2.3.Final", "", [1, 2, 3], ""],
    ["1.2.3.RELEASE", "", [1, 2, 3], ""],
    ["9.7p1", "", [9, 7, 0], "", "p.1"],
    ["1.1.1w", "", [1, 1, 1], "", "w"],
    ["1.20.0-ls124", "", [1, 20, 0], "", "ls.124"],
    ["v0.9.29-2", "", [0, 9, 29], "", "2"],
    ["v22.04.1-LTS", "", [22, 4, 1], ""],
    ["v20.10.0-ce", "", [20, 10, 0], ""],
    ["2024-11-01", "", [2024, 11, 1], ""],
    ["1.2.3.10", "", [1, 2, 3, 10], ""],
    ["1.0b2", "", [1, 0, 0], "b2"],
    ["3.0.0.M1", "", [3, 0, 0], "m1"],
    ["v2.0-测试版", "", [2, 0, 0], "测试版"],
    ["k8s-v1.2.3+build.5", "k8s-", [1, 2, 3], ""],
    ["v5", "", [5, 0, 0], ""],
  ] as const)("%s", (tag, prefix, numbers, prerelease, revision?: string) => {
    expect(readVersion(tag)).toEqual({ prefix, numbers: [...numbers], prerelease, revision: revision ?? "" });
  });

  it("are newer by their date, their fourth number, their package, their patch and their letter", () => {
    for (const [newer, older] of [
      ["2024-11-01", "2024-10-15"],
      ["v0.9.29-2", "v0.9.29"],
      ["v0.9.29-10", "v0.9.29-9"],
      ["1.20.0-ls124", "1.20.0-ls123"],
      ["3.8.0-hotfix1", "3.8.0"],
      ["1.2.3.10", "1.2.3.4"],
      ["9.7p1", "9.6p1"],
      ["1.1.1w", "1.1.1v"],
      ["1.1.1", "1.1.1-preview.2"],
      ["v1.2.3.Final", "v1.2.3.CR1"],
    ] as const)
      expect([newer, compareVersions(version(newer), version(older)) > 0]).toEqual([newer, true]);
    const waited = readTarget("17+");
    expect(waited === undefined ? undefined : reaches(version("REL_17_0"), waited)).toBe(true);
  });

  it.each(["nightly", "latest", "", "issue-7", "main", "2024-report", "v1.2 for all"])("not %s", (tag) => {
    expect(readVersion(tag)).toBeUndefined();
  });

  it("are ordered as Semantic Versioning orders them", () => {
    const ordered = [
      "1.0.0-alpha",
      "1.0.0-alpha.1",
      "1.0.0-alpha.beta",
      "1.0.0-beta",
      "1.0.0-beta.2",
      "1.0.0-beta.11",
      "1.0.0-rc.1",
      "1.0.0",
      "1.0.0.post1",
      "1.0.1",
      "1.2.0",
      "1.10.0",
      "2.0.0",
    ];
    const shuffled = fc.shuffledSubarray(ordered, { minLength: ordered.length });
    fc.assert(
      fc.property(shuffled, (tags) => {
        expect([...tags].sort((one, other) => compareVersions(version(one), version(other)))).toEqual(
          ordered,
        );
      }),
    );
  });

  it("are compared alike from both sides, and along", () => {
    const tag = fc
      .tuple(
        fc.nat(12),
        fc.nat(12),
        fc.nat(12),
        fc.constantFrom("", "-rc.1", "rc2", "-alpha", "-beta.3", ".post1", "-2", "p1", "-ls3", ".4", "w"),
      )
      .map(([major, minor, patch, more]) => version(`v${major}.${minor}.${patch}${more}`));
    fc.assert(
      fc.property(tag, tag, tag, (one, other, third) => {
        expect(Math.sign(compareVersions(one, other))).toBe(-Math.sign(compareVersions(other, one)) || 0);
        expect(compareVersions(one, one)).toBe(0);
        if (compareVersions(one, other) <= 0 && compareVersions(other, third) <= 0)
          expect(compareVersions(one, third)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it.each([
    ["v0.9+", "v0.9.0", true],
    ["v0.9+", "v0.9.0-rc.1", false],
    ["v0.9+", "v0.8.4", false],
    ["v0.9+", "v1.0.0-rc.1", true],
    ["≥ 1.10", "1.9.9", false],
    ["v1.10 or later", "v1.12.2", true],
    ["v0.5", "v0.5.3", true],
    ["v0.5", "v0.6.0", false],
    ["0.5 以上", "v0.6.0", true],
  ])("waiting for %s: %s %s", (target, tag, is) => {
    const waited = readTarget(target);
    expect(waited).toBeDefined();
    if (waited !== undefined) expect(reaches(version(tag), waited)).toBe(is);
  });

  it("know what is only tried out", () => {
    expect(
      ["v1.0.0-rc.1", "0.5.0rc2", "1.0.0", "0.10.2.post1", "1.0-2", "1.0-SNAPSHOT", "1.0.0-canary.4"].map(
        (tag) => isPrerelease(version(tag)),
      ),
    ).toEqual([true, true, false, false, false, true, true]);
  });
});

describe("passages of release notes", () => {
  it.each([
    ["breaking", "## ⚠️ Breaking changes\n\n- The `v1alpha1` API is gone"],
    ["breaking", "- feat(api)!: rename the field"],
    ["breaking", "- fix: x\n\n  BREAKING CHANGE: the flag is required"],
    ["breaking", "- Removed the `--legacy` flag"],
    ["breaking", "- 移除了 `v1` 接口，不再支持旧配置"],
    ["breaking", "**Breaking**\n\n- Something else entirely"],
    ["breaking", "* Minimum supported Rust version is now 1.80"],
    ["breaking", "* Requires PHP 8.3 or newer"],
    ["breaking", "* This release now requires Node 20"],
    ["breaking", "* Python 3.8 is not supported anymore"],
    ["breaking", "* Dropped support for Go 1.21"],
    ["breaking", "* Minimum supported Node version bumped from >= 12.13.0 to >= 22.16.0"],
    ["breaking", "* 最低支持的 Node 版本提升到 20"],
    ["breaking", "* 现在需要 Python 3.10 及以上"],
    ["breaking", "* ❗ The default port is 8080 now"],
    ["breaking", "* 💥 `run` throws"],
    ["breaking", "* **重大变更**：删除 `stop`"],
    ["breaking", "* **Breaking:** the config file moved"],
    ["breaking", "* [Breaking] `--old` is called `--new`"],
    ["breaking", "* No longer supports IE 11"],
    ["breaking", "## Breaking changes\n\n- Nothing is written to `/tmp` any more"],
    ["breaking", "## Breaking changes\n\n- No default namespace is set"],
    ["breaking", "## 重大变更\n\n- 没有密码的用户要重新注册"],
    ["breaking", "- **BREAKING CHANGE**: `run` returns a promise"],
    ["breaking", "* This is a breaking change for all who call it"],
    ["deprecated", "- The `foo` field is deprecated and will be removed in 2.0"],
    ["security", "- Bump x to fix CVE-2025-1234"],
    ["security", "## Security\n\n- Tokens are hashed"],
    ["feature", "- feat: a new thing"],
    ["feature", "## What's new\n\n- Faster prefix cache"],
    ["feature", "- Added support for LoRA"],
  ])("%s: %s", (kind, notes) => {
    expect(releasePassages(notes).map((passage) => passage.kind)).toContain(kind);
  });

  it.each([
    "## Breaking changes\n\nNone.",
    "- This release has no breaking changes",
    "- fix: a flaky test was removed",
    "* The report now lists a BREAKING CHANGES section at its top",
    '* Add a switch that hides the words "breaking change" in mails',
    "### ⚠️ Breaking Changes\n- N/A",
    "### Breaking changes\n* No breaking changes in this release.",
    "* **Breaking:** none in this release",
    "* 破坏性变更：无",
    "## 不兼容变更\n\n- 无",
    "* Fix crash when a field was removed",
    "* Highlight lines that say breaking in red",
    "* Docs: how we announce breaking changes",
    "## Contributors\n\n- @removed",
    "- chore: bump dependencies",
  ])("nothing that breaks: %s", (notes) => {
    expect(releasePassages(notes).filter(({ kind }) => kind === "breaking")).toEqual([]);
  });

  it("are found in anything without failing", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (notes) => {
        for (const { text } of releasePassages(notes)) expect(text).not.toBe("");
      }),
    );
  });
});

describe("what a project is followed by", () => {
  it.each([
    ["kubernetes-sigs/kueue", "kubernetes-sigs/kueue"],
    ["https://github.com/kubernetes-sigs/kueue", "kubernetes-sigs/kueue"],
    ["github.com/kubernetes-sigs/kueue.git", "kubernetes-sigs/kueue"],
    ["https://www.github.com/kubernetes-sigs/kueue/releases/tag/v0.9.1?x#y", "kubernetes-sigs/kueue"],
    ["https://github.com/kubernetes/enhancements/issues/4381#issuecomment-1", "kubernetes/enhancements#4381"],
    ["kubernetes/enhancements#4381", "kubernetes/enhancements#4381"],
    [
      "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4381-dra-structured-parameters",
      "kubernetes/enhancements:keps/sig-node/4381-dra-structured-parameters/kep.yaml",
    ],
    [
      "https://github.com/kubernetes/enhancements/blob/master/keps/sig-node/4639-oci-volume-source/README.md",
      "kubernetes/enhancements:keps/sig-node/4639-oci-volume-source/kep.yaml",
    ],
    ["https://gitlab.com/o/r/-/tags?format=atom", "https://gitlab.com/o/r/-/tags?format=atom"],
    ["kueue", undefined],
    ["o/..", undefined],
    ["../r", undefined],
    ["o/r:../../user", undefined],
    ["javascript:alert(1)", undefined],
    ["", undefined],
  ])("%s is %s", (typed, repository) => expect(readRepository(typed)).toBe(repository));

  it("is found again by the address where it is looked at", () => {
    const name = fc.stringMatching(/^[a-z][\w-]{0,12}$/);
    const repository = fc
      .tuple(
        name,
        name,
        fc.oneof(
          fc.constant(""),
          fc.nat(99_999).map((number) => `#${number}`),
          fc
            .tuple(name, fc.nat(99_999), name)
            .map(([sig, n, title]) => `:keps/${sig}/${n}-${title}/kep.yaml`),
        ),
      )
      .map(([owner, repo, rest]) => `${owner}/${repo}${rest}`);
    fc.assert(
      fc.property(repository, (one) => {
        expect(readRepository(one)).toBe(one);
        expect(readRepository(repositoryAddress(one))).toBe(one);
        expect(followedName(one)).not.toBe("");
      }),
    );
  });
});

describe("a proposal's file", () => {
  it("says where it stands, as what a release is to a project", () => {
    const file = [
      "title: DRA: structured parameters",
      "kep-number: 4381",
      "authors:",
      '  - "@pohly"',
      "status: implementable",
      "stage: beta",
      'latest-milestone: "v1.33"',
      "milestone:",
      '  alpha: "v1.30"',
      '  beta: "v1.32"',
      '  stable: "v1.34"',
    ].join("\n");
    // A colon within a plain scalar is no YAML; proposals quote such titles.
    expect(readProposalFile(file)).toBeUndefined();
    const read = readProposalFile(file.replace("DRA: structured parameters", '"DRA: structured parameters"'));
    expect(read).toMatchObject({ title: "DRA: structured parameters", tag: "v1.33 · beta" });
    expect(read?.body).toContain("- **milestone stable**: v1.34");
  });

  it("that is none is said to be none, and nothing throws", () => {
    expect(readProposalFile("# A page")).toBeUndefined();
    expect(readProposalFile("title: only a title")).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        readProposalFile(text);
      }),
    );
  });
});

describe("the pictures of release notes", () => {
  it("are found in Markdown and in HTML, each once, and HTML ones are written as Markdown", () => {
    const body = `![One](https://a.org/1.png) <img width="40" src="https://a.org/2.png" alt="Two [2]"/>
![Again](<https://a.org/1.png> "title") ![](https://a.org/a_(b).png) ![no](./local.png) <img src="data:image/png;base64,x">`;
    expect(picturesOfNotes(body)).toEqual([
      "https://a.org/1.png",
      "https://a.org/2.png",
      "https://a.org/a_(b).png",
    ]);
    expect(withMarkdownPictures(body)).toContain("![Two 2](<https://a.org/2.png>)");
  });
});
