/// Every key of the configuration.
enum Settings {
    static let data = Setting(
        "data", .text, standard: "data",
        meaning: "Folder of the store, the keys and the operator's token. Made if it is missing.",
        advice: "Put it on a local disk; one process at a time may use it. Services of a cluster need none.")

    static let host = Setting(
        "host", .text, standard: "127.0.0.1",
        meaning: "Address the services and the page listen on.",
        advice: "0.0.0.0 to be reached from other machines; a demonstration shows SMS codes to whoever asks.")

    static let port = Setting(
        "port", .number(0...65_535), standard: "8080",
        meaning: "Port of the services and the page; 0 picks a free one.",
        advice: "The line `ready` tells which.")

    static let adminHost = Setting(
        "adminHost", .text, standard: "127.0.0.1",
        meaning: "Address for operators: /healthz, /metrics, /introspection.",
        advice: "Keep it away from citizens.")

    static let adminPort = Setting(
        "adminPort", .number(0...65_535), standard: "8081",
        meaning: "Port for operators; 0 picks a free one.",
        advice: "The line `ready` tells which.")

    static let people = Setting(
        "people", .number(0...50_000_000), unit: "people", standard: "2000",
        meaning: "Made-up citizens to load when the data folder is empty; 0 loads none.",
        advice: "100,000 take less than a minute and about half a gigabyte of disk.")

    static let seed = Setting(
        "seed", .number(0...Int.max), standard: "1",
        meaning: "Which made-up citizens.",
        advice: "The same number makes the same people.")

    static let healthRules = Setting(
        "health.rules", .text, standard: "",
        meaning:
            "Name of the rule profile that derives colours until two persons switch the rules: 2022-9th, 2021, 2022-11, or "
            + "one of your own.",
        advice: "Empty takes the default of the reference data, 2022-9th unless a folder names another.")

    static let derivedAtOnce = Setting(
        "health.derivedAtOnce", .number(1...64), unit: "persons", standard: "4",
        meaning: "Most persons of each of 16 slices whose colours are derived at once when nobody asks (COL-8).",
        advice: "More when shuangma_derivation_lag_seconds stays high while processors are idle.")

    static let recallPersons = Setting(
        "health.recallPersons", .number(0...1_000_000), unit: "persons", standard: "100",
        meaning: "Most persons whom an account's recalls of a day reach without another person's approval (COL-10).",
        advice: "Fewer where recalls are rare; 0 lets every recall wait for a health authority.")

    static let referenceFolder = Setting(
        "reference.folder", .text, standard: "",
        meaning:
            "Folder whose files replace embedded reference data: divisions, phones, countries, rules, texts, retention.",
        advice: "Empty unless you keep your own. `shuangma reference check` says what a folder changes.")

    static let tripWindowDays = Setting(
        "trip.windowDays", .number(1...14), unit: "days", standard: "7",
        meaning: "Days a trip card looks back, up to yesterday (TRIP-2).",
        advice: "7 since July 2022, 14 before.")

    static let riskAreaCapacity = Setting(
        "riskAreas.capacity", .number(1...1_000_000), unit: "areas", standard: "200000",
        meaning: "Most areas of risk that are stored, released ones included. Stored ones can be changed beyond it.",
        advice: "Each process that needs areas holds all of them, about 300 bytes each with names of usual length.")

    static let logLevel = Setting(
        "logLevel", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]), standard: "warning",
        meaning: "The least severe events written to standard error.",
        advice: "info tells of starts and recoveries; no level writes personal data.")

    static let shutdownGrace = Setting(
        "shutdownGrace", .number(0...600), unit: "seconds", standard: "10",
        meaning: "How long calls under way may go on after SIGTERM or SIGINT.",
        advice: "Less than the time your supervisor waits before it kills.")

    static let server = Setting(
        "server", .text, standard: "http://127.0.0.1:8080",
        meaning: "Server that import and query call.",
        advice: "The address `ready` printed, such as http://127.0.0.1:8080.")

    static let tokenFile = Setting(
        "tokenFile", .text, standard: "data/operator.token",
        meaning: "File with the token that commands show.",
        advice: "`shuangma login` writes it; `shuangma dev` keeps one in its data folder.")

    static let staffTokenHours = Setting(
        "staff.tokenHours", .number(1...12), unit: "hours", standard: "8",
        meaning: "How long a token of a member of staff is good.",
        advice: "A working day: then people log in once a day.")

    static let feedAudience = Setting(
        "feedAudience", .text, standard: "",
        meaning:
            "Cluster that a feed logs in to, by the issuer of its tokens; empty is the one that the key's file names.",
        advice: "Needed for keys that `shuangma feed add` did not make. It prints the issuer.")

    static let timeout = Setting(
        "timeout", .number(1...3600), unit: "seconds", standard: "10",
        meaning: "How long query waits for an answer.",
        advice: "An import has no such limit: it may be long, and shows that it moves.")

    /// Keys that older versions had, and what to do instead.
    static let replaced = [
        "clusterKeys": "run `shuangma keys split`, and name its files in keys.public, keys.signing and keys.partitions"
    ]

    static let all: [Setting] =
        [
            data, host, port, adminHost, adminPort, people, seed, healthRules, derivedAtOnce, recallPersons,
            referenceFolder, tripWindowDays, riskAreaCapacity, logLevel, shutdownGrace, server, tokenFile, timeout,
            staffTokenHours,
            feedAudience,
        ] + ofBoundary + ofLimits + ofCallerLimits + ofSessions + ofClusters + ofRecognition
}
