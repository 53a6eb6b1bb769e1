import Assembly
import Formats
import Foundation
import HealthCodeRecords
import IdentityContracts
import ImportFiles
import RPC
import RiskAreasContracts
import Security
import StorageClient
import Testing
import TripCardContracts
import Values

/// The whole system, fed with the files of a fortnight as they come.
final class FortnightSystem: Sendable {
    private let system: TestSystem
    private let files: FortnightFiles
    /// Calls under way at a time.
    private static let calls = 16
    /// Repetitions of a call to an unavailable service: 20 s.
    private static let patience = 1_000

    init(_ files: FortnightFiles, rules: String) async throws {
        var settings = ServiceSettings()
        settings.healthRules = rules
        settings.smsLimits.perHourAndAddress = 1_000_000
        settings.tripQueriesPerHour = 1_000_000
        system = try await TestSystem(settings: settings)
        self.files = files
    }

    func close() async { await system.close() }

    /// Plays the fortnight and writes the answers of each day into a folder. One person of
    /// `codesOneOf` and one phone of `cardsOneOf` are asked a day, others on another day.
    func play(into folder: String, codesOneOf: Int, cardsOneOf: Int) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var deliveries = files.deliveries[...]
        var register = Register()
        var refused: [String: Int] = [:]
        for (number, day) in files.days.enumerated() {
            while let delivery = deliveries.first, delivery.at <= day.at {
                deliveries.removeFirst()
                refused[URL(filePath: delivery.path).lastPathComponent] = try await load(delivery)
                if delivery.kind == .people { try register.read(delivery.path) }
            }
            try await moveClock(to: day.at)
            try await tellTimeToAreas(number)
            let operators = try system.asOperator()
            let people = Self.sample(of: register.people, on: number, oneOf: codesOneOf)
            let codes = try await inParallel(people) { [system] person in
                CodeAnswer(
                    person,
                    try await system.health.getHealthCode(.init(person: person.reference), options: operators))
            }
            try write(codes, to: "\(folder)/health-\(day.date).json")
            let phones = Self.sample(of: register.phones, on: number, oneOf: cardsOneOf)
            let cards = try await inParallel(phones) { [self] in CardAnswer($0, try await card(of: $0)) }
            try write(cards, to: "\(folder)/trip-\(day.date).json")
        }
        try JSONEncoder().encode(refused).write(to: URL(filePath: "\(folder)/refused.json"))
    }

    /// Imports a file at its moment, as the command does. Gives the number of refused rows.
    private func load(_ delivery: FortnightFiles.Delivery) async throws -> Int {
        try await moveClock(to: delivery.at)
        if delivery.kind == .exposures {
            try await recordCases(citedIn: delivery.path)
            try await tellTimeToAreas(Int(delivery.at.seconds))
        }
        let importer = Importer(system.anyone, options: Importer.Options(token: try system.operatorToken()))
        let summary = try await importer.load(delivery.kind, from: URL(filePath: delivery.path))
        try await approve(summary.waitingFor.keys.sorted())
        let told = summary.accepted + summary.unchanged + summary.superseded + summary.rejected + summary.waiting
        #expect(
            summary.interruption == nil && summary.rows == told,
            "\(delivery.path): \(String(describing: summary.interruption))")
        return summary.rejected
    }

    /// Makes the cases known that contacts of a file cite: the city's registry delivers only some of them.
    private func recordCases(citedIn path: String) async throws {
        let hash = KeyedHash(system.keys)
        for number in try CityFile.citedCases(path) {
            try await system.store.write(try PartitionKey(hash.partition(.caseNumber, number))) { change in
                try change.put(.init(), in: HealthCodeRecordSets.cases, key: Array(repeating: 0, count: 17))
            }
        }
    }

    /// Approves lists, as the second person does, and waits until they count (COL-6).
    private func approve(_ ids: [String]) async throws {
        let second = try system.asPerson("second", .healthAuthority)
        for id in ids {
            let number: UInt128 = try #require(Hexadecimal.number(id.utf8))
            let id = withUnsafeBytes(of: number.bigEndian) { Array($0) }
            try await system.approve(id, by: second)
            try await system.eventually("the list counts") {
                try await system.approvals.getApproval(.init(id: id), options: second).state == .done
            }
        }
    }

    private func moveClock(to moment: Instant) async throws {
        system.clock.advance(max(0, moment.seconds - system.clock.now))
    }

    /// Changes an area of low risk. The news of it tells those who follow the areas that no time is missing, seconds
    /// before the next sign of life would.
    private func tellTimeToAreas(_ day: Int) async throws {
        let area = RiskAreasV1.RiskArea(
            areaId: "tick", division: "420106", name: "Day \(day)", level: .low,
            from: .init(seconds: system.clock.now - 60))
        _ = try await system.areas.importRiskAreas(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, area: area)]))
        }
        let operators = try system.asOperator()
        try await system.eventually("the areas are known as of now") {
            await refusal {
                _ = try await self.system.health.getHealthCode(
                    .init(person: .init(person: .document(TestSystem.document))), options: operators)
            } == nil
        }
    }

    /// The card, unlocked by a code that is sent to the phone.
    private func card(of phone: String) async throws -> TripCardV1.TripCardView {
        try await system.card(of: phone)
    }

    /// Every so-manieth item, others on the next day.
    private static func sample<Item>(of items: [Item], on day: Int, oneOf count: Int) -> [Item] {
        items.indices.filter { ($0 + day) % count == 0 }.map { items[$0] }
    }

    private func inParallel<Item: Sendable, Answer: Sendable>(
        _ items: [Item], _ ask: @escaping @Sendable (Item) async throws -> Answer
    ) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: [Answer].self) { group in
            for lane in 0..<Self.calls {
                group.addTask {
                    var answers: [Answer] = []
                    for place in stride(from: lane, to: items.count, by: Self.calls) {
                        answers.append(try await Self.patiently { try await ask(items[place]) })
                    }
                    return answers
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// Asks again while the service is unavailable, as a client does: the clock's leaps make the areas of risk look late.
    private static func patiently<Answer: Sendable>(_ ask: () async throws -> Answer) async throws -> Answer {
        for _ in 0..<patience {
            do {
                return try await ask()
            } catch let error as RPCError where error.code == .unavailable {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        return try await ask()
    }

    private func write(_ answers: [some Encodable], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        try encoder.encode(answers).write(to: URL(filePath: path))
    }
}

/// Everybody whom the register has named, and every phone.
private struct Register {
    private(set) var people: [CityFile.Person] = []
    private(set) var phones: [String] = []
    private var known: Set<CityFile.Person> = []
    private var knownPhones: Set<String> = []

    mutating func read(_ path: String) throws {
        for row in try CityFile.people(path) {
            if known.insert(row.person).inserted { people.append(row.person) }
            if !row.phone.isEmpty, knownPhones.insert(row.phone).inserted { phones.append(row.phone) }
        }
    }
}
