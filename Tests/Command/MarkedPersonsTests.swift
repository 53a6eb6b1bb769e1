import Foundation
import FoundationNetworking
import Glibc
import TestPrograms
import Testing

/// Files of persons whom nobody else resembles, and what must be seen of them nowhere.
private struct MarkedPersons {
    static let count = 3

    let names = ["欧阳暗记甲", "司徒暗记乙", "Markedperson Quillfeather"]
    let phones = ["19912345601", "19912345602", "19912345603"]
    let samples = ["MARKSAMPLE-7041", "MARKSAMPLE-7042", "MARKSAMPLE-7043"]
    let laboratory = "MARKLABORATORY-55"
    let counter = "MARKCOUNTER-81"
    let evidence = "MARKEVIDENCE-93"
    let source = "MARKSOURCE-17"
    let meeting = "暗记馄饨铺"
    let area = "暗记控制区甲"
    /// Prefectures that nothing else here names.
    let places = ["540400", "632700", "653200"]
    let documents = (0..<count).map { MarkedPersons.document("11010519491231\(String(format: "%03d", 731 + $0))") }

    /// What must not be seen. Names of staff and areas of risk are no citizens' data.
    var marks: [String: String] {
        var marks = [
            "laboratory": laboratory, "counter": counter, "evidence": evidence, "source": source,
            "meeting": meeting,
        ]
        for index in 0..<Self.count {
            marks["name \(index)"] = names[index]
            marks["phone \(index)"] = phones[index]
            marks["sample \(index)"] = samples[index]
            marks["document \(index)"] = documents[index]
            marks["place \(index)"] = places[index]
        }
        return marks
    }

    /// A resident id with its check digit (GB 11643).
    private static func document(_ digits: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }

    private func day(_ ago: Double) -> String { Date(timeIntervalSinceNow: -ago * 86_400).ISO8601Format() }

    /// A list of contacts of the case, which another person has to approve; its last row is refused.
    func contacts(days ago: Double) -> String {
        let row = { (document: String) in
            "resident-id,\(document),close-contact,\(evidence),\(day(ago)),\(day(ago - 1)),\(source),\(meeting),"
                + "\(day(ago)),meal"
        }
        return [
            "document_type,document_number,cause,evidence_id,from,until,source,contact_place,contact_at,contact_way",
            row(documents[1]), row(documents[2]), row("\(documents[2])9"), "",
        ].joined(separator: "\n")
    }

    /// The files, by kind of import; the last row of each is refused.
    var files: [(kind: String, text: String)] {
        let rows = { (header: String, row: (Int) -> String, bad: String) in
            ([header] + (0..<Self.count).map(row) + [bad, ""]).joined(separator: "\n")
        }
        return [
            (
                "people",
                rows(
                    "document_type,document_number,name,phone,division",
                    { "resident-id,\(documents[$0]),\(names[$0]),\(phones[$0]),110105" },
                    "resident-id,\(documents[0])9,\(names[0]),\(phones[0])1,110105")
            ),
            (
                "tests",
                rows(
                    "document_type,document_number,laboratory,sample_id,sampled_at,outcome",
                    { "resident-id,\(documents[$0]),\(laboratory),\(samples[$0]),\(day(1)),negative" },
                    "resident-id,\(documents[1])9,\(laboratory),\(samples[1]),\(day(1)),\(names[1])")
            ),
            (
                "stays",
                rows(
                    "phone,operator,division,from,until",
                    { "\(phones[$0]),mobile,\(places[$0]),\(day(3)),\(day(2))" },
                    "\(phones[0])1,\(names[0]),\(places[0]),\(day(2)),\(day(3))")
            ),
            (
                "declarations",
                rows(
                    "document_type,document_number,temperature,symptoms,division,counter,declared_at",
                    { "resident-id,\(documents[$0]),36.5,none,110105,\(counter),\(day(0.1))" },
                    "resident-id,\(documents[2])9,\(names[2]),none,110105,\(counter),\(day(0.1))")
            ),
            (
                "exposures",
                [
                    "document_type,document_number,cause,evidence_id,from,until,source",
                    "resident-id,\(documents[0]),case,\(evidence),\(day(5)),,\(source)",
                    "resident-id,\(documents[0])9,\(names[0]),\(evidence),\(day(5)),,\(source)", "",
                ].joined(separator: "\n")
            ),
            ("exposures", contacts(days: 5)),
            ("risk-areas", "area_id,division,name,level,from\nAREA1,110105,\(area),low,\(day(2))\n"),
        ]
    }
}

@Suite("Marked persons", .serialized)
struct MarkedPersonsTests {
    private let persons = MarkedPersons()
    private var marks: Marks { Marks(persons.marks) }

    @Test("The search finds a mark in each form, wherever it stands")
    func search() {
        let marks = Marks(["mark": "MARKSAMPLE-7041"])
        let text = "MARKSAMPLE-7041"
        #expect(!marks.found(in: Data("x\(text)y".utf8)).isEmpty)
        #expect(!marks.found(in: "x\(text)".data(using: .utf16LittleEndian)!).isEmpty)
        #expect(!marks.found(in: "x\(text)".data(using: .utf16BigEndian)!).isEmpty)
        #expect(!marks.found(in: Data(text.utf8.map { String(format: "%02X", $0) }.joined().utf8)).isEmpty)
        for before in ["", "a", "ab", "abc"] {
            #expect(!marks.found(in: Data(Data("\(before)\(text)tail".utf8).base64EncodedString().utf8)).isEmpty)
        }
        #expect(marks.found(in: Data("MARKSAMPLE-704".utf8)).isEmpty)
    }

    private func post(_ method: String, _ body: String, _ server: String, token: String? = nil) async throws -> String {
        var request = URLRequest(url: try #require(URL(string: "\(server)/\(method)")))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        request.httpBody = Data(body.utf8)
        let (data, _) = try await URLSession.shared.data(for: request)
        return String(decoding: data, as: UTF8.self)
    }

    private func get(_ url: String) async throws -> Data {
        try await URLSession.shared.data(from: try #require(URL(string: url))).0
    }

    /// Runs a command as a person of the demonstration.
    private func run(_ dev: Dev, _ data: String, as person: String, _ arguments: String...) async throws -> Run {
        try await Program().run(arguments + ["--server", dev.server, "--token-file", "\(data)/\(person).token"])
    }

    /// The second person decides about each list of contacts that waits.
    ///
    /// - Returns: How many there were.
    private func decide(_ dev: Dev, _ data: String, _ decision: [String]) async throws -> Int {
        let second = ["--server", dev.server, "--token-file", "\(data)/approver.token"]
        let listed = try await Program().run(["approvals", "list"] + second)
        let waiting = listed.output.split(separator: "\n").filter { $0.contains("  contact-list  ") }
        for line in waiting {
            let id = try #require(line.split(separator: " ").first.map(String.init))
            let decided = try await Program().run(["approvals", decision[0], id] + decision.dropFirst() + second)
            #expect(decided.status == 0, "\(decided.errors)")
            #expect(marks.found(in: Data(decided.errors.utf8)).isEmpty)
        }
        return waiting.count
    }

    /// A list of contacts is approved, the colours of its subjects change, and another list is rejected.
    ///
    /// - Returns: What the chains of audit show to an auditor.
    private func lists(_ dev: Dev, _ scratch: Scratch, _ data: String) async throws -> String {
        #expect(try await decide(dev, data, ["approve", "--revision", "1"]) == 1)
        let trail = { (chain: String) in
            let token = try String(contentsOfFile: "\(data)/operator.token", encoding: .utf8)
            return try await post(
                "shuangma.audit.v1.Audit/ReadTrail", chain, dev.server,
                token: token.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        var written = ""
        for document in persons.documents {
            let person = #"{"person":{"document":{"type":"DOCUMENT_TYPE_RESIDENT_ID","number":"\#(document)"}}}"#
            let end = ContinuousClock.now + .seconds(60)
            var shown = ""
            repeat {
                shown = try await trail(person)
            } while !shown.contains("COLOUR_CHANGE") && ContinuousClock.now < end
            #expect(shown.contains("AUDIT_KIND_COLOUR_CHANGE") && shown.contains("AUDIT_KIND_LOOK_UP"), "\(shown)")
            written += shown
        }
        let file = try scratch.write(persons.contacts(days: 4), to: "rejected.csv")
        let proposed = try await run(dev, data, as: "operator", "import", "exposures", file)
        #expect(proposed.status == 1, "\(proposed.errors)")
        #expect(try await decide(dev, data, ["reject", "--reason", "another case"]) == 1)
        for chain in [#"{"staff":true}"#, #"{"account":"owner"}"#, #"{"account":"approver"}"#] {
            let shown = try await trail(chain)
            #expect(shown.contains("entries") || chain.contains("staff"), "\(shown)")
            written += shown
        }
        return written + proposed.output + proposed.errors
    }

    /// Feeds, citizens and staff do what they do. Gives what the commands wrote about it, but for what they show on purpose.
    ///
    /// - Parameter logsIn: Whether citizens ask for codes, which a phone gets once a minute, and lists wait for approval.
    private func journeys(
        _ dev: Dev, _ scratch: Scratch, _ data: String, logsIn: Bool = true
    ) async throws -> String {
        var written = ""
        for (kind, text) in persons.files {
            let file = try scratch.write(text, to: "\(kind).csv")
            let run = try await run(dev, data, as: "operator", "import", kind, file)
            #expect(run.status == (kind == "risk-areas" ? 0 : 1), "\(kind): \(run.errors)")
            written += run.output + run.errors
        }
        for phone in persons.phones where logsIn {
            let run = try await Program().run("query", "--phone", phone, "--server", dev.server, "--demo", "--json")
            #expect(run.status == 0, "\(run.errors)")
            written += run.errors
        }
        let token = try String(contentsOfFile: "\(data)/operator.token", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        for document in persons.documents {
            // A look-up of staff, and refusals: a wrong number, a misspelt field with the number as its name.
            let look = #"{"person":{"document":{"type":"DOCUMENT_TYPE_RESIDENT_ID","number":"\#(document)"}}}"#
            let method = "shuangma.gateway.v1.MergeGateway/GetMergedCode"
            let shown = try await post(method, look, dev.server, token: token)
            #expect(shown.contains("health"), "\(shown)")
            written += try await post(
                method, look.replacing(document, with: document + "9"), dev.server, token: token)
            written += try await post("shuangma.identity.v1.Identity/Login", "{\"phone\":\"\(document)\"}", dev.server)
        }
        return written + (logsIn ? try await lists(dev, scratch, data) : "")
    }

    private func expectNothing(_ data: String, _ when: String) throws {
        // Keys and the token of the operator are not the store's.
        let found = try marks.found(below: data) { $0.hasPrefix("keys/") }
        #expect(found.isEmpty, "\(when): \(found)")
    }

    @Test(
        "Marked persons are in no file, log, metric or error, whatever they, feeds and staff do, and however a process ends"
    )
    func nowhere() async throws {
        let scratch = try Scratch()
        let data = scratch.path("data")
        let first = try #require(try await Dev(data, people: 0))
        let written = try await journeys(first, scratch, data)
        #expect(marks.found(in: Data(written.utf8)).isEmpty)
        for page in ["metrics", "healthz", "introspection"] {
            #expect(marks.found(in: try await get("\(first.admin)/\(page)")).isEmpty, "\(page)")
        }
        try expectNothing(data, "while it serves")
        let limits = try String(contentsOfFile: "/proc/\(first.run.process)/limits", encoding: .utf8)
        #expect(limits.contains(#/Max core file size +1 +1 /#), "a core file would hold all of it")

        // Killed, a process flushes nothing; what it has left is the log.
        #expect(await first.stop(SIGKILL) == -SIGKILL)
        try expectNothing(data, "after a kill")
        let second = try #require(try await Dev(data, people: 0))
        _ = try await journeys(second, scratch, data, logsIn: false)
        // Crashed, a process might leave a core file.
        #expect(await second.stop(SIGSEGV) != 0)
        try expectNothing(data, "after a crash")
        let third = try #require(try await Dev(data, people: 0))
        #expect(await third.stop() == 0)
        try expectNothing(data, "after a stop")
        for run in [first.run, second.run, third.run] {
            #expect(marks.found(in: Data((run.errors + run.output).utf8)).isEmpty)
        }

        // Erasure reads a document, and tells none.
        let erasure = try Program().startTyped([
            "erase", "--operator", "li.na", "--reference", "order-7", "--data", data,
        ])
        try erasure.type("resident-id \(persons.documents[2])")
        await erasure.end()
        #expect(erasure.status == 0 && erasure.output.contains("erased a registered person"), "\(erasure.errors)")
        #expect(marks.found(in: Data((erasure.output + erasure.errors).utf8)).isEmpty)
        try expectNothing(data, "after an erasure")

        // A copy of the folder is the backup of such a system.
        try FileManager.default.copyItem(atPath: "\(data)/store", toPath: scratch.path("backup"))
        let verified = try await Program().run("verify", scratch.path("backup"))
        #expect(marks.found(in: Data((verified.output + verified.errors).utf8)).isEmpty)
        #expect(try marks.found(below: scratch.path("backup")).isEmpty)
        // The same search finds what lies in clear: the name of an area.
        #expect(try !Marks(["area": persons.area]).found(below: data).isEmpty)
    }
}
