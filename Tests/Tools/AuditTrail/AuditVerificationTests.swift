import AuditCore
import CommonContracts
import Foundation
import TestSupport
import Testing

@testable import AuditTrail
@testable import Security

@Suite struct AuditVerificationTests {
    let scratch: TemporaryFolder
    let audit: ExampleAudit

    init() throws {
        scratch = try TemporaryFolder()
        audit = try ExampleAudit()
    }

    /// Kind and place of what is found.
    private func found(
        _ audit: ExampleAudit, against earlier: [ExportedRoot]? = nil, pinned: AuditKeySet? = nil
    ) throws -> [String] {
        try audit.report(against: earlier, pinned: pinned, in: scratch.url).findings.map { finding in
            let place = finding.place
            let text = place.sequence.map { " entry \($0)" } ?? place.root.map { " root \($0)" } ?? ""
            return finding.kind.rawValue + text
        }
    }

    @Test("AUD-1: of an audit that nobody touched, everything is checked and nothing is found")
    func sound() throws {
        let report = try audit.report(
            against: Array(audit.roots[2...4]), pinned: AuditKeySet([audit.key.known]), in: scratch.url)
        #expect(report.findings == [])
        #expect(report.roots == 8 && report.newestRoot == 8 && report.earlierRoots == 3)
        #expect(report.leaves == 8 && report.chains == 2 && report.entries == 8 && report.pendingEntries == 0)
        #expect(report.hasPinnedKeys && report.issuer == "shuangma")
    }

    // MARK: Chains

    @Test(
        "An entry that was put into a chain is found, whether the chain was linked anew or not",
        arguments: [false, true])
    func insertion(relinks: Bool) throws {
        var audit = audit
        let at = try #require(audit.chains[ExampleAudit.ann]?.entries[2])
        audit.chains[ExampleAudit.ann]?.entries.insert(
            .init(sequence: at.sequence, previous: at.previous, value: Array("put in".utf8)), at: 2)
        if relinks { audit.relink(ExampleAudit.ann) }
        #expect(try found(audit) == ["insertion entry 3"])
    }

    @Test(
        "An entry that was taken out of a chain is found, whether the chain was linked anew or not",
        arguments: [false, true])
    func deletion(relinks: Bool) throws {
        var audit = audit
        audit.chains[ExampleAudit.ann]?.entries.remove(at: 1)
        if relinks { audit.relink(ExampleAudit.ann) }
        #expect(try found(audit) == ["deletion entry 2"])
    }

    @Test("Entries that were exchanged are found, whether the chain was linked anew or not", arguments: [false, true])
    func reordering(relinks: Bool) throws {
        var audit = audit
        audit.chains[ExampleAudit.ann]?.entries.swapAt(1, 2)
        if relinks { audit.relink(ExampleAudit.ann) }
        #expect(try found(audit) == ["reordering entry 3"])
    }

    @Test("A chain without its last entries is found, whether its head was changed or not", arguments: [false, true])
    func truncation(relinks: Bool) throws {
        var audit = audit
        audit.chains[ExampleAudit.ann]?.entries.removeLast(2)
        if relinks { audit.relink(ExampleAudit.ann) }
        #expect(try found(audit) == ["truncation entry 5", "truncation entry 6"])
    }

    @Test("A chain that is gone as a whole is found")
    func wholeChain() throws {
        var audit = audit
        audit.chains[ExampleAudit.bob] = nil
        #expect(try found(audit) == ["truncation entry 1", "truncation entry 2"])
    }

    @Test("An entry with another content is found, whether the chain was linked anew or not", arguments: [false, true])
    func alteration(relinks: Bool) throws {
        var audit = audit
        audit.chains[ExampleAudit.ann]?.entries[2].value = Array("somebody else".utf8)
        if relinks { audit.relink(ExampleAudit.ann) }
        #expect(try found(audit) == ["alteration entry 3"])
    }

    @Test("Entries that no log has yet are counted, and are no finding")
    func pending() throws {
        var audit = audit
        let leaves = audit.leaves
        try audit.append("just now", to: ExampleAudit.ann)
        audit.leaves = leaves
        let report = try audit.report(in: scratch.url)
        #expect(report.findings == [] && report.pendingEntries == 1)
    }

    // MARK: What no root binds

    @Test("Leaves behind the newest root are counted, and are no finding while they are young")
    func youngLeaves() throws {
        var audit = audit
        try audit.append("just now", to: ExampleAudit.ann)
        let report = try audit.report(in: scratch.url)
        #expect(report.findings == [] && report.unboundLeaves == 1 && report.pendingEntries == 0)
    }

    @Test("AUD-1: old entries that are put behind a chain are found, with leaves behind the newest root or without")
    func oldEntries() throws {
        for isLogged in [true, false] {
            var audit = audit
            let leaves = audit.leaves
            for step in 0..<3 {
                try audit.append(
                    "made up \(step)", to: ExampleAudit.ann, at: audit.time - AuditVerification.boundWithin - 1)
            }
            if !isLogged { audit.leaves = leaves }
            #expect(try found(audit) == ["unbound entry 7"])
            #expect(try audit.report(in: scratch.url).unboundLeaves == (isLogged ? 3 : 0))
        }
    }

    @Test("AUD-1: a chain that was made up as a whole is found once its entries are old, or are none")
    func madeUpChain() throws {
        var audit = audit
        let eve = Array(repeating: UInt8(0x53), count: 16)
        try audit.append("made up", to: eve, at: audit.time - AuditVerification.boundWithin - 1)
        #expect(try found(audit) == ["unbound entry 1"])
        audit.chains[eve]?.entries[0].value = Array("no entry".utf8)
        audit.leaves.removeLast()
        audit.relink(eve)
        #expect(try found(audit) == ["unbound entry 1"])
    }

    @Test("AUD-1: when no root is signed any more, what came since is found ten minutes later")
    func noMoreRoots() throws {
        var audit = audit
        try audit.append("after the last root", to: ExampleAudit.ann)
        audit.time += AuditVerification.boundWithin
        #expect(try found(audit) == [])
        audit.time += 1
        #expect(try found(audit) == ["unbound entry 7"])
    }

    // MARK: Logs

    @Test(
        "A log that was made anew to fit a changed chain is not the one that was signed: a fork, with the root's number"
    )
    func forkedLog() throws {
        var audit = audit
        audit.chains[ExampleAudit.ann]?.entries.remove(at: 1)
        audit.relink(ExampleAudit.ann)
        audit.relog()
        #expect(try found(audit) == ["fork root 2", "truncation root 8"])
    }

    @Test("A log that lost its last leaves is shorter than what was signed")
    func truncatedLog() throws {
        var audit = audit
        audit.leaves.removeLast()
        #expect(try found(audit) == ["truncation root 8"])
    }

    @Test("RET-1: of entries that are over, the log keeps the hash alone; of others that is a deletion")
    func overEntries() throws {
        var audit = audit
        audit.chains[ExampleAudit.ann]?.entries.removeFirst()
        audit.leaves[0] = .hash(audit.leaves[0].hash)
        #expect(try found(audit) == ["deletion"])
        audit.time = 1_000_060 + Int64(AuditVerification.standardKeptDays) * 86_400
        try audit.sign()
        #expect(try found(audit) == [])
    }

    @Test("RET-1: roots whose time is over may be gone, also those that somebody kept a copy of")
    func overRoots() throws {
        var audit = audit
        let kept = Array(audit.roots[0...3])
        audit.time += Int64(AuditVerification.standardKeptDays) * 86_400
        try audit.sign()
        audit.roots.removeFirst(5)
        #expect(try found(audit, against: kept) == [])
        // What the copies sign still binds the logs.
        var forked = audit
        forked.chains[ExampleAudit.ann]?.entries[0].value = Array("made up".utf8)
        forked.relink(ExampleAudit.ann)
        forked.relog()
        forked.roots = []
        forked.time -= 60
        try forked.sign()
        #expect(try found(forked, against: kept).contains { $0.hasPrefix("fork") })
    }

    @Test(
        "AUD-1: entries of the future that are put behind a chain are found, with leaves behind the newest root or without",
        arguments: [601, 3_600, 9_999_999_999_999])
    func futureEntries(later: Int64) throws {
        for isLogged in [true, false] {
            var audit = audit
            let leaves = audit.leaves
            for step in 0..<2 { try audit.append("made up \(step)", to: ExampleAudit.ann, at: audit.time + later) }
            if !isLogged { audit.leaves = leaves }
            #expect(try found(audit) == ["unbound entry 7"])
        }
    }

    @Test("Entries that were written while the export was made are no finding, as long as it may have taken")
    func duringExport() throws {
        var audit = audit
        try audit.append("meanwhile", to: ExampleAudit.ann, at: audit.time + 3_600)
        audit.manifest = .init(issuer: "shuangma", exportedAt: audit.time, endedAt: audit.time + 3_600)
        #expect(try found(audit) == [])
    }

    // MARK: What an export says of itself

    @Test(
        "Times of a manifest that no export has are found",
        arguments: [-5, 999_000, 4_000_000_000, 1 << 62, .max, .min])
    func times(exportedAt: Int64) throws {
        var audit = audit
        audit.manifest = .init(issuer: "shuangma", exportedAt: exportedAt, endedAt: exportedAt)
        #expect(try found(audit).contains("alteration"))
        // One that ends before it begins.
        audit.manifest = .init(issuer: "shuangma", exportedAt: audit.time, endedAt: audit.time - 1)
        #expect(try found(audit) == ["alteration"])
    }

    @Test("A chain of a record set that holds no audit is found, and a file that no export has")
    func unknown() throws {
        let files = try audit.write(to: scratch.url.appending(path: "export"))
        #expect(try AuditVerification(of: files, sets: [ExampleAudit.set]).run().findings == [])
        let report = try AuditVerification(of: files, sets: [99]).run()
        #expect(report.findings.map(\.kind) == [.insertion, .insertion])
        try Data().write(to: files.folder.appending(path: "chains/16.jsonl"))
        try Data().write(to: files.folder.appending(path: "logs/zz"))
        try Data().write(to: files.folder.appending(path: "notes.txt"))
        let more = try AuditVerification(of: files).run()
        #expect(more.findings.map(\.place.file) == ["logs/zz", "chains/16.jsonl"])
        #expect(more.otherFiles == ["notes.txt"])
    }

    @Test("Earlier roots that nothing can be held against are a finding: a check that was asked for was not made")
    func uselessCopy() throws {
        #expect(try found(audit, against: []) == ["malformed"])
        let other = try ExampleAudit()
        #expect(try found(audit, against: other.roots).filter { $0 == "malformed" }.count == 1)
    }

    // MARK: Roots

    @Test("A root whose text was changed is named, and the one behind it does not follow the one before")
    func changedRoot() throws {
        var audit = audit
        let line = audit.roots[3]
        let text = line.text.replacingOccurrences(of: "log 0 0", with: "log 0 1")
        audit.roots[3] = ExportedRoot(text: text, kid: line.kid, signature: line.signatureBytes)
        #expect(try found(audit) == ["replaced-root root 4", "deletion root 5"])
    }

    @Test("A root that was signed anew does not fit the next one")
    func resignedRoot() throws {
        var audit = audit
        let root = try #require(AuditRoot(text: audit.roots[3].text))
        let other = AuditRoot(
            issuer: root.issuer, number: 4, time: root.time + 1, previous: root.previous, logs: root.logs)
        audit.roots[3] = try ExampleAudit.signed(other, with: audit.key)
        #expect(try found(audit) == ["replaced-root root 5"])
    }

    @Test("Roots that are missing or out of order are found")
    func missingRoots() throws {
        var audit = audit
        let roots = audit.roots
        audit.roots.remove(at: 3)
        #expect(try found(audit) == ["deletion root 5"])
        audit.roots = Array(roots.dropFirst(3))
        #expect(try found(audit) == ["truncation root 4"])
        audit.roots = roots
        audit.roots.swapAt(2, 3)
        #expect(try found(audit) == ["deletion root 4", "reordering root 3"])
    }

    @Test("A root of a key that is not pinned is named, though it is among the keys of the export")
    func otherKey() throws {
        let found = try found(audit, pinned: AuditKeySet([AuditSigningKey(now: 0).known]))
        #expect(found.filter { $0.hasPrefix("unknown-key") }.count == 8)
    }

    @Test("A key that was replaced signs nothing later than a day after that")
    func replacedKey() throws {
        let ended = AuditKeySet([audit.key.known.ending(at: 1_000_000 - 86_400 + 300)])
        #expect(try found(audit, pinned: ended).prefix(1) == ["replaced-root root 6"])
    }

    // MARK: An earlier copy

    @Test("History made anew with the keys themselves passes alone, and not against roots that somebody kept")
    func rewritten() throws {
        var audit = audit
        let kept = [audit.roots[3], audit.roots[7]]
        audit.chains[ExampleAudit.ann]?.entries.remove(at: 1)
        audit.relink(ExampleAudit.ann)
        let chains = audit.chains
        (audit.chains, audit.leaves, audit.roots, audit.time) = ([:], [], [], 1_000_000)
        for partition in [ExampleAudit.ann, ExampleAudit.bob] {
            for entry in chains[partition]?.entries ?? [] {
                try audit.append(try CommonV1.AuditEntry(serialized: entry.value).method, to: partition)
                try audit.sign()
            }
        }
        #expect(try found(audit) == [])
        #expect(
            try found(audit, against: kept) == [
                "replaced-root root 4", "truncation root 8", "fork root 4", "truncation root 8",
            ])
    }

    @Test("A log that goes two ways behind a root that somebody kept is a fork")
    func forkedBehind() throws {
        var (one, other) = (audit, audit)
        try one.append("shown to the auditor", to: ExampleAudit.ann)
        try one.sign()
        try other.append("shown to everybody else", to: ExampleAudit.ann)
        try other.sign()
        #expect(try found(other, against: one.roots) == ["replaced-root root 9", "fork root 9"])
    }

    @Test("An export that ends before a root that somebody kept is truncated, and its log is too short")
    func shortened() throws {
        var short = audit
        short.roots = Array(audit.roots.prefix(6))
        short.leaves = Array(audit.leaves.prefix(6))
        for partition in [ExampleAudit.ann, ExampleAudit.bob] {
            let count = short.leaves.count {
                if case .entry(let leaf) = $0 { leaf.partition == partition } else { false }
            }
            short.chains[partition]?.entries = Array(audit.chains[partition]?.entries.prefix(count) ?? [])
            short.relink(partition)
        }
        #expect(try found(short) == [])
        #expect(
            try found(short, against: audit.roots) == ["truncation root 7", "truncation root 8", "truncation root 8"])
    }

    // MARK: Files

    @Test("An export is for its owner alone, also in a folder that was open to others")
    func modes() throws {
        let folder = scratch.url.appending(path: "open")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let files = AuditExportFiles(folder)
        let writer = try AuditExportWriter(files)
        try writer.write(AuditManifest(issuer: "shuangma", exportedAt: 1))
        func mode(_ url: URL) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        }
        #expect(try mode(folder) == 0o700 && mode(files.chains(0).deletingLastPathComponent()) == 0o700)
        #expect(try mode(files.manifest) == 0o600)
    }

    @Test("AUD-1: a line is no line of an export unless it stands exactly as an export writes it")
    func otherText() throws {
        let files = try audit.write(to: scratch.url.appending(path: "export"))
        let chain = try #require((0..<16).map(files.chains).first { (try? Data(contentsOf: $0))?.isEmpty == false })
        let ways: [(URL, (String) -> String)] = [
            (chain, { $0.replacing("\"value\":", with: "\"value\":\"AAAA\",\"value\":", maxReplacements: 1) }),
            (chain, { $0.replacing("{\"", with: "{\"note\":\"a\",\"", maxReplacements: 1) }),
            (chain, { $0.replacing("\n", with: "\r\n", maxReplacements: 1) }),
            (chain, { ($0.split(separator: "\n").first { $0.contains("head") }.map { $0 + "\n" } ?? "") + $0 }),
            (files.roots, { $0.replacing("\"text\":", with: "\"text\":\"\",\"text\":", maxReplacements: 1) }),
            (files.manifest, { $0.replacing("\"issuer\":", with: "\"issuer\":\"a\",\"issuer\":") }),
        ]
        for (file, change) in ways {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(change(text) != text)
            try Data(change(text).utf8).write(to: file)
            #expect(throws: AuditFileError.self) { try AuditVerification(of: files).run() }
            try Data(text.utf8).write(to: file)
        }
        #expect(try AuditVerification(of: files).run().findings == [])
    }

    @Test("A folder that is not there is told so, and not called malformed")
    func missingFolder() throws {
        let files = AuditExportFiles(scratch.url.appending(path: "nowhere"))
        let error = #expect(throws: AuditFileError.self) { try AuditVerification(of: files).run() }
        #expect(error?.description.hasSuffix("cannot be read") == true)
    }

    @Test("A chain whose lines stand apart is found")
    func twice() throws {
        let files = try audit.write(to: scratch.url.appending(path: "export"))
        let file = files.chains(ExampleAudit.log)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        try Data((lines.dropFirst() + lines.prefix(1)).map { $0 + "\n" }.joined().utf8).write(to: file)
        #expect(try AuditVerification(of: files).run().findings.map(\.kind).contains(.reordering))
    }

    @Test("A line that is no part of an export is named with its file")
    func malformed() throws {
        let files = try audit.write(to: scratch.url.appending(path: "export"))
        let file = files.leaves(ExampleAudit.log)
        try Data((try String(contentsOf: file, encoding: .utf8) + "5151 60\n").utf8).write(to: file)
        let error = #expect(throws: AuditFileError.self) { try AuditVerification(of: files).run() }
        #expect(error?.description.hasSuffix("05.leaves: line 9 is not of the documented form") == true)
    }
}
