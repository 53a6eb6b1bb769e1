/// The keys that bound what callers may have of a process.
extension Settings {
    static let maxConnections = Setting(
        "limits.connections", .number(0...1_000_000), unit: "connections", standard: "0",
        meaning: "Most connections at once; 0 takes as many as the system's descriptors allow, up to 20,000.",
        advice: "A process does not start when descriptors do not suffice: ulimit -n, systemd: LimitNOFILE.")

    static let maxCalls = Setting(
        "limits.calls", .number(16...1_000_000), unit: "calls", standard: "50000",
        meaning: "Most calls that are served at once.",
        advice: "Pages and checks of health have places of their own beside it.")

    static let maxStreams = Setting(
        "limits.streams", .number(16...1_000_000), unit: "calls", standard: "25000",
        meaning: "Most streaming calls among them.",
        advice: "An open one costs about 10 KB of memory.")

    static let memory = Setting(
        "limits.memory", .number(16...1_048_576), unit: "MiB", standard: "1024",
        meaning: "Most memory for requests that wait to be read and responses that wait to be taken.",
        advice: "A quarter of the memory of the process.")

    static let addressShare = Setting(
        "limits.addressShare", .number(1...10_000), unit: "percent", standard: "25",
        meaning: "Part of the free connections, calls and memory that one address may take (IPv6: one /64).",
        advice: "25 gives an address that is alone a fifth of all, 100 a half. More where many share an address.")

    static let streamMinutes = Setting(
        "limits.streamMinutes", .number(0...10_080), unit: "minutes", standard: "30",
        meaning: "How long a streaming call of an outsider lasts at most; its client opens another one. 0: for ever.",
        advice: "Minutes free what forgotten clients hold.")

    static let responseSeconds = Setting(
        "limits.responseSeconds", .number(1...3600), unit: "seconds", standard: "20",
        meaning: "How long a peer may take nothing of what waits for it; then it is cut.",
        advice: "Longer than the longest pause of a bad mobile network.")

    static let shutOutSeconds = Setting(
        "limits.shutOutSeconds", .number(0...3600), unit: "seconds", standard: "60",
        meaning: "Longest time for which an address that heeds no refusals may not connect. 0: none.",
        advice: "The first pause is a second, then twice as long each time. Less where many share an address.")

    static let callsPerPerson = Setting(
        "limits.callsPerPerson", .number(1...100_000), unit: "calls", standard: "64",
        meaning: "Most calls that one citizen has open at once, over all connections. Staff may have 64 times as many.",
        advice: "A page needs fewer than ten.")

    static let streamsPerPerson = Setting(
        "limits.streamsPerPerson", .number(1...100_000), unit: "calls", standard: "16",
        meaning: "Most streaming calls among them. Staff may have 16 times as many.",
        advice: "One for each open page of a person.")

    static let openFiles = Setting(
        "storage.openFiles", .number(0...1_000_000), unit: "files", standard: "0",
        meaning: "Table files of the store that stay open; 0 takes a quarter of the descriptors, 64 to 4,096.",
        advice: "A file holds about 64 MiB. Reads of others open and close one, which costs some 0.1 ms.")

    static let ofLimits: [Setting] = [
        maxConnections, maxCalls, maxStreams, memory, addressShare, streamMinutes, responseSeconds,
        shutOutSeconds, callsPerPerson, streamsPerPerson, openFiles,
    ]
}
