import CommonContracts
import Foundation
import HealthCodeContracts
import IdentityContracts
import RPC
import Security
import Synchronization
import Testing

/// What a citizen learns of their code without asking: watches, history, SMS; and the trips that they declare.
@Suite("A code that tells of itself", .serialized)
struct CodeTests {
    /// A system with a registered citizen who has declared that nothing is wrong.
    private func withCitizen(
        isDemonstration: Bool = true, _ body: (TestSystem, CallOptions) async throws -> Void
    ) async throws {
        let system = try await TestSystem(isDemonstration: isDemonstration)
        do {
            let register = try system.asStaff(.populationRegister)
            let person = IdentityV1.Person(
                document: TestSystem.document, name: "张小三", phone: TestSystem.phone, division: "110105")
            _ = try await system.register.importPeople(options: isDemonstration ? try system.asOperator() : register) {
                try await $0.send(.init(rows: [.init(row: 1, person: person)]))
            }
            let citizen = try await isDemonstration ? system.logIn() : system.logInByRecordedSms()
            _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "d"), options: citizen)
            try await body(system, citizen)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    @Test("COL-8: an open page is told of red by evidence, of yellow by time, and of green by a test, in this order")
    func watch() async throws {
        try await withCitizen { system, citizen in
            try await system.serving { port in
                let channel = try Channel("127.0.0.1:\(port)")
                let told = ToldColours(
                    HealthCodeV1.HealthCodeClient(channel).watchHealthCode(.init(), options: citizen))
                try await system.eventually("green at once") { told.colours == [.green] }
                try await system.enterCountry()
                try await system.eventually("red") { told.colours.last == .red }
                system.clock.advance(86_400)
                try await system.eventually("yellow") { told.colours.last == .yellow }
                system.clock.advance(3 * 86_400)
                try await system.testNegative()
                try await system.eventually("green again") { told.colours.last == .green }
                #expect(told.distinct == [.green, .red, .yellow, .green])
                told.cancel()
                await channel.shutdown()
            }
        }
    }

    @Test("A page that follows its code as JSON over HTTP/1.1 gets each change, and the end of its session as an error")
    func watchAsJSON() async throws {
        try await withCitizen { system, citizen in
            try await system.serving { port in
                let curl = try Curl(
                    "http://127.0.0.1:\(port)/shuangma.healthcode.v1.HealthCode/WatchHealthCode",
                    type: "application/connect+json", authorization: citizen.metadata["authorization"] ?? "",
                    // An envelope: no flags, two bytes, an empty object.
                    body: [0, 0, 0, 0, 2] + Array("{}".utf8))
                try await system.eventually("green at once") { curl.text.contains("COLOUR_GREEN") }
                #expect(!curl.text.contains("COLOUR_RED"))
                try await system.enterCountry()
                try await system.eventually("red") { curl.text.contains("COLOUR_RED") }
                _ = try await system.identity.logout(.init(), options: citizen)
                try await system.eventually("the end") { curl.hasEnded }
                #expect(curl.text.contains(#""code":"unauthenticated""#))
            }
        }
    }

    @Test("A session that is revoked on another device ends its watch within 5 s")
    func revoked() async throws {
        try await withCitizen { system, citizen in
            let told = ToldColours(system.health.watchHealthCode(.init(), options: citizen))
            try await system.eventually("green") { told.colours == [.green] }
            system.clock.advance(61)
            let other = try await system.logIn()
            let begin = ContinuousClock.now
            _ = try await system.identity.revokeOtherSessions(.init(), options: other)
            #expect(await told.end()?.reason == "SESSION_OVER")
            #expect(ContinuousClock.now - begin < .seconds(5))
        }
    }

    @Test("COL-11: the history tells what the watch told, with reasons, sources and rules")
    func history() async throws {
        try await withCitizen { system, citizen in
            try await system.eventually("the first colour") {
                try await !system.health.getHistory(.init(), options: citizen).colours.isEmpty
            }
            try await system.enterCountry()
            try await system.eventually("red") {
                try await system.health.getHistory(.init(), options: citizen).colours.count == 2
            }
            let colours = try await system.health.getHistory(.init(), options: citizen).colours
            #expect(colours.map(\.colour) == [.red, .green] && colours[0].former == .green)
            #expect(colours[0].trigger == .evidence && colours[0].source == "border-office")
            #expect(colours[0].reasons.map(\.cause) == [.inbound] && colours[0].rulesVersion == "2022-9th")
            #expect(colours[0].beganAt?.seconds == system.clock.now)
        }
    }

    @Test("COL-8: red and yellow come by SMS too, once a change, without colour or reason; green does not")
    func sms() async throws {
        try await withCitizen(isDemonstration: false) { system, citizen in
            // A first green is told to nobody: the next colour is a change.
            try await system.eventually("the first colour") {
                try await !system.health.getHistory(.init(), options: citizen).colours.isEmpty
            }
            try await system.enterCountry()
            try await system.eventually("an SMS about red") { system.sms.notices(to: TestSystem.phone).count == 1 }
            system.clock.advance(86_400)
            try await system.eventually("an SMS about yellow") { system.sms.notices(to: TestSystem.phone).count == 2 }
            system.clock.advance(3 * 86_400)
            try await system.testNegative()
            _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "e"), options: citizen)
            try await system.eventually("green in the list") {
                try await system.health.listNotifications(.init(), options: citizen).notifications.count == 3
            }
            let texts = system.sms.notices(to: TestSystem.phone)
            #expect(texts.count == 2 && Set(texts).count == 1)
            for word in ["红", "黄", "入境", "red", "yellow", "country"] { #expect(!texts[0].contains(word)) }
        }
    }

    @Test("行程申报: a declared trip stands in the merged answer of the citizen and of the authority, and not at a gate")
    func trip() async throws {
        try await withCitizen { system, citizen in
            let now = system.clock.now
            let places: [HealthCodeV1.DeclaredPlace] = [
                .init(country: "DEU", from: .init(seconds: now - 5 * 86_400), until: .init(seconds: now - 3 * 86_400)),
                .init(
                    division: "320500", from: .init(seconds: now - 2 * 86_400), until: .init(seconds: now + 86_400)),
            ]
            _ = try await system.health.declareTrip(
                .init(places: places.reversed(), idempotencyKey: "t"), options: citizen)
            let own = try await system.gateway.getMergedCode(.init(), options: citizen)
            #expect(own.health?.trips.map(\.places) == [places] && own.health?.colour == .green)
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            let authority = try system.asStaff(.healthAuthority)
            let seen = try await system.gateway.getMergedCode(.init(person: person), options: authority)
            #expect(seen.health?.trips.map(\.places) == [places])
            let gate = try await system.gateway.getMergedCode(
                .init(person: person), options: try system.asStaff(.verifier))
            #expect(gate.health?.trips.isEmpty == true && gate.health?.colour == .green)
        }
    }

    @Test("COL-8: the page of a red citizen answers why, who says so, until when, what now, and how to object")
    func explained() async throws {
        try await withCitizen { system, citizen in
            try await system.enterCountry()
            let code = try #require(try await system.gateway.getMergedCode(.init(), options: citizen).health)
            let reason = try #require(code.reasons.first)
            #expect(code.colour == .red && code.changesTo == .yellow && code.changesAt != nil)
            #expect(reason.textZh == "您近期入境。" && reason.evidence.map(\.authority) == ["border-office"])
            #expect(reason.untilZh.contains("阴性") && reason.nowZh.contains("请留在安排的住处"))
            #expect(code.objectionZh.contains("异议"))
        }
    }
}

extension TestSystem {
    /// The border reports that the citizen entered the country six days ago: red for another day, then yellow for three.
    fileprivate func enterCountry() async throws {
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(Self.document)), cause: .inbound, evidenceId: "BJ-1",
            from: .init(seconds: clock.now - 6 * 86_400), source: "border-office")
        let border = try asStaff(.border, organisation: "border-office")
        let report = try await evidence.importExposures(options: border) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
        #expect(report.accepted == 1)
    }

    /// A laboratory reports that the citizen's test of now is negative.
    fileprivate func testNegative() async throws {
        let test = HealthCodeV1.TestResult(
            person: .init(person: .document(Self.document)), sampleId: "S\(clock.now)", laboratory: "city-lab",
            sampledAt: .init(seconds: clock.now), outcome: .negative)
        let report = try await evidence.importTests(options: try asStaff(.laboratory, organisation: "city-lab")) {
            try await $0.send(.init(rows: [.init(row: 1, test: test)]))
        }
        #expect(report.accepted == 1)
    }

    /// Logs the citizen in where SMS are recorded.
    fileprivate func logInByRecordedSms() async throws -> CallOptions {
        let sent = try await identity.requestSmsCode(.init(phone: Self.phone, purpose: .login))
        let code = SentCode(digits: sms.code(of: Self.phone) ?? "", handle: sent.handle)
        return bearer(try await logIn(with: code).token)
    }
}

/// Reads a watch in a task of its own.
private final class ToldColours: Sendable {
    private let told = Mutex<[HealthCodeV1.Colour]>([])
    private let reading = Mutex<Task<RPCError?, Never>?>(nil)

    init(_ stream: ResponseSequence<HealthCodeV1.HealthStatus>) {
        let task = Task { [self] () -> RPCError? in
            do {
                for try await status in stream { told.withLock { $0.append(status.colour) } }
                return nil
            } catch { return error as? RPCError }
        }
        reading.withLock { $0 = task }
    }

    /// The colours that were told, in order.
    var colours: [HealthCodeV1.Colour] { told.withLock(\.self) }

    /// The same without repetitions in a row.
    var distinct: [HealthCodeV1.Colour] {
        colours.reduce(into: []) { found, colour in if found.last != colour { found.append(colour) } }
    }

    /// The error that the watch ends with; nil when it ends without one.
    func end() async -> RPCError? { await reading.withLock(\.self)?.value }

    func cancel() { reading.withLock { $0?.cancel() } }
}

/// curl, which shows what it gets as it comes.
private final class Curl: Sendable {
    private let output = Mutex(Data())
    private let ended = Mutex(false)

    init(_ url: String, type: String, authorization: String, body: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
        try Data(body).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/curl")
        process.arguments = [
            "-sN", "--http1.1", "--max-time", "60", "-H", "content-type: \(type)", "-H",
            "authorization: \(authorization)", "--data-binary", "@\(file.path)", url,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        pipe.fileHandleForReading.readabilityHandler = { [self] handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil } else { output.withLock { $0 += data } }
        }
        process.terminationHandler = { [self] _ in
            ended.withLock { $0 = true }
            try? FileManager.default.removeItem(at: file)
        }
        try process.run()
    }

    /// What came so far, envelopes and all.
    var text: String { output.withLock { String(decoding: $0, as: UTF8.self) } }

    /// Whether curl has ended.
    var hasEnded: Bool { ended.withLock(\.self) }
}
