import Values

/// How long records are kept, in seconds (RET-1, COL-14).
public struct Retention: Equatable, Sendable {
    /// Test results, after sampling.
    public let tests: Int64
    /// Exposures, after their end.
    public let exposures: Int64
    /// Declarations, after they were made.
    public let declarations: Int64
    /// Stays of phones, after their end (TRIP-11).
    public let stays: Int64
    /// Consents to see a trip card, after they were given (MRG-1).
    public let consents: Int64
    /// Sent messages in the outbox of the demonstration.
    public let outbox: Int64
    /// Notifications, after what they tell.
    public let notifications: Int64
    /// Entries of audit, after what they tell.
    public let audit: Int64
    /// The history of a person's colours, after each began (COL-11).
    public let colours: Int64
    /// Proposals that need another person, after they would have expired.
    public let approvals: Int64
    /// Signed roots of audit, after they were signed.
    public let auditRoots: Int64
}

// MARK: - Reading

extension Retention: ReferenceTable {
    static var file: ReferenceFile { .retention }
    static var keys: [String] { ["days"] }

    init?(_ object: JSONObject) {
        let names = [
            "tests", "exposures", "declarations", "stays", "consents", "outbox", "notifications", "audit", "colours",
            "approvals", "auditRoots",
        ]
        guard let days = object["days"]?.object(required: names) else { return nil }
        let found = names.map { days[$0]?.integer(in: 1...36_500) }
        let seconds = found.compactMap { $0.map { $0 * 86_400 } }
        guard seconds.count == names.count else { return nil }
        (tests, exposures, declarations) = (seconds[0], seconds[1], seconds[2])
        (stays, consents, outbox) = (seconds[3], seconds[4], seconds[5])
        (notifications, audit, colours) = (seconds[6], seconds[7], seconds[8])
        (approvals, auditRoots) = (seconds[9], seconds[10])
    }

    var entries: [String: String] {
        let seconds = [
            "tests": tests, "exposures": exposures, "declarations": declarations, "stays": stays, "consents": consents,
            "outbox": outbox, "notifications": notifications, "audit": audit, "colours": colours,
            "approvals": approvals, "auditRoots": auditRoots,
        ]
        return seconds.mapValues { "\($0) s" }
    }
}

// MARK: - What rules need

extension Retention {
    /// Notes records that would be gone before a rule is done with them.
    func check(against profiles: RuleProfiles, log: ProblemLog) {
        let declared = profiles.all.map(\.declarationDays).max() ?? 0
        // What a rule leaves open ends by itself at last (COL-14).
        let longest = max(
            RuleProfile.longestHoldDays, profiles.all.flatMap(\.rules.values).map(\.days).max() ?? 0)
        demand(declarations, atLeast: max(declared, symptomDays(profiles)), of: "declarations", "the rules", log)
        demand(exposures, atLeast: longest, of: "exposures", "the longest hold", log)
        // A test that ended a hold is sampled while its evidence is kept, and must not be gone before it.
        demand(tests, atLeast: exposures / 86_400, of: "tests", "the exposures whose holds they end", log)
        demand(tests, atLeast: declarations / 86_400, of: "tests", "the declarations whose holds they end", log)
        demand(stays, atLeast: Self.tripWindowDays, of: "stays", "the longest window of a trip card", log)
        // The first root that covers a leaf tells how old its entry is. Without it, an entry whose time is over is taken
        // for one that somebody removed.
        demand(auditRoots, atLeast: audit / 86_400 + 2, of: "auditRoots", "the entries that they cover", log)
    }

    private func symptomDays(_ profiles: RuleProfiles) -> Int64 {
        profiles.all.compactMap { $0.rules[.symptom]?.days }.max() ?? 0
    }

    private func demand(_ seconds: Int64, atLeast days: Int64, of record: String, _ reason: String, _ log: ProblemLog) {
        guard seconds < days * 86_400 else { return }
        let path = JSONPath.member(of: .member(of: .root, "days"), record)
        log.add(Self.file.name, path, "must be at least \(days), which \(reason) needs")
    }

    /// D−14 00:00 to the end of day D (TRIP-2, TRIP-11).
    private static let tripWindowDays: Int64 = 15
}
