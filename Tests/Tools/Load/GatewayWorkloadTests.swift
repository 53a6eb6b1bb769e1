import Foundation
import GatewayContracts
import RPC
import Synchronization
import Testing

@testable import Load

/// A gateway that answers a citizen about themselves and an operator about the document that is asked for.
private struct Gateway: RPCService {
    static let descriptor = ServiceDescriptor(
        name: GatewayV1.MergeGatewayMethods.service.name, methods: [GatewayV1.MergeGatewayMethods.getMergedCode],
        fileName: "gateway.proto")

    var tripState = GatewayV1.PartState.fresh
    /// Whether every token is taken for the same citizen's.
    var mixesCitizens = false

    var channels: [any RPCChannel] { [InProcessChannel(services: [self, HealthService()])] }

    func register(in router: inout Router) {
        router.unary(GatewayV1.MergeGatewayMethods.getMergedCode) {
            (request: GatewayV1.GetMergedCodeRequest, context) in
            let token = context.metadata["authorization"] ?? ""
            let person: String
            switch request.person?.person {
            case .document(let document)? where token == "Bearer operator": person = document.number
            case nil where token.hasPrefix("Bearer citizen-"): person = mixesCitizens ? "one" : token
            default: throw RPCError(.permissionDenied, "not for this caller")
            }
            return GatewayV1.MergedCode(
                profile: .init(personKey: Array(person.utf8)), health: .init(), healthState: .fresh,
                tripState: tripState, profileState: .fresh)
        }
    }
}

private func operation(_ kind: LoadKind, _ key: Int) -> LoadOperation {
    LoadOperation(kind: kind, key: key, number: UInt64(key) + 1, connection: key)
}

@Suite("The load on a gateway")
struct GatewayWorkloadTests {
    private let sessions = (0..<3).map { "citizen-\($0)" }

    @Test("Each key is a citizen with a token of their own, who names nobody")
    func citizens() async throws {
        let workload = GatewayWorkload(Gateway().channels, sessions: sessions)
        #expect(workload.count == 3)
        for key in [0, 1, 2, 1, 0] { try await workload.perform(operation(.code, key)) }
    }

    @Test("Two citizens who get the same person's code are a wrong answer")
    func foreignCitizen() async throws {
        let workload = GatewayWorkload(Gateway(mixesCitizens: true).channels, sessions: sessions)
        try await workload.perform(operation(.code, 0))
        await #expect(throws: LoadViolation.foreign(key: 1, owner: 0)) {
            try await workload.perform(operation(.code, 1))
        }
    }

    @Test(
        "A citizen's answer without a trip card fails, an operator's does not",
        arguments: [(.verificationRequired, .failedPrecondition), (.unavailable, .unavailable)]
            as [(GatewayV1.PartState, StatusCode)])
    fileprivate func tripCard(state: GatewayV1.PartState, code: StatusCode) async throws {
        let gateway = Gateway(tripState: state)
        let citizens = GatewayWorkload(gateway.channels, sessions: sessions)
        let error = await #expect(throws: RPCError.self) { try await citizens.perform(operation(.code, 0)) }
        #expect(error?.code == code)
        try await Self.operatorWorkload(gateway).perform(operation(.code, 0))
    }

    @Test("An operator asks by document, for the first persons of a file")
    func operators() async throws {
        let workload = try await Self.operatorWorkload(Gateway())
        #expect(workload.count == 2)
        for key in [0, 1, 0] { try await workload.perform(operation(.code, key)) }
    }

    private static func operatorWorkload(_ gateway: Gateway) async throws -> GatewayWorkload {
        let file = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID().uuidString).csv")
        let rows = ["11010519491231002X", "110105194912310038", "110105194912310046"]
            .map { "resident-id,\($0),某某\n" }
        try Data(("document_type,document_number,name\n" + rows.joined()).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await GatewayWorkload(gateway.channels, people: file, count: 2, token: "operator")
    }

    @Test("A health check needs no token, and fails while the server does not serve")
    func healthCheck() async throws {
        let health = HealthService()
        let workload = HealthCheckWorkload([InProcessChannel(services: [health])])
        try await workload.perform(operation(.check, 0))
        health.shutDown()
        await #expect(throws: RPCError.self) { try await workload.perform(operation(.check, 0)) }
    }

    @Test("Mixes of the gateway's operations use neither records nor series", arguments: ["code=1", "check=1"])
    func mixes(text: String) throws {
        let mix = try #require(LoadMix(text))
        #expect(mix.usesGateway && !mix.usesRecords && !mix.usesSeries)
    }
}

@Suite("CPU time of the servers")
struct ServerTimeTests {
    @Test("A process's clock tells at least what its own work took; of a process that does not exist it tells 0")
    func clock() throws {
        let before = try #require(ProcessTime.of(getpid()))
        let begin = ProcessTime.own
        while ProcessTime.own < begin + 0.02 {}
        #expect(try #require(ProcessTime.of(getpid())) - before >= 0.02)
        // Linux numbers processes up to 4,194,304 (PID_MAX_LIMIT).
        let nobody: Int32 = 4_194_305
        #expect(ProcessTime.of(nobody) == nil)
        #expect(ProcessTime.of([nobody]) == [nobody: 0])
    }

    @Test("The report has the CPU time of each server, and of all together")
    func report() async throws {
        var plan = LoadPlan(mix: try #require(LoadMix("check=1")))
        plan.warmUp = .zero
        plan.duration = .milliseconds(50)
        plan.pace = .closed(inFlight: 2)
        let workload = HealthCheckWorkload([InProcessChannel(services: [HealthService()])])
        let report = await LoadRunner(plan, workload, servers: [getpid()]).run { _ in }
        let own = try #require(report.serverCpuUsPerOperationByProcess["\(getpid())"])
        #expect(own > 0 && report.serverCpuUsPerOperation == own)
        let without = await LoadRunner(plan, workload).run { _ in }
        #expect(without.serverCpuUsPerOperation == nil && without.serverCpuUsPerOperationByProcess.isEmpty)
    }
}
