import Assembly
import CommonContracts
import Foundation
import HealthCodeClient
import HealthCodeContracts
import HealthCodeServer
import IdentityContracts
import RPC
import Security
import Synchronization
import Testing
import Values

/// Two whole systems, 110000 and 330000, and the root that lists them. 张小三 lives in 110000 and travels to 330000.
final class TwoProvinces: Sendable {
    /// One province: its keys, and the system that it runs.
    final class Province: Sendable {
        let division: Division
        let keys: Mutex<ES256PrivateKeySet>
        let signing: FollowedES256Keys
        let system: TestSystem

        init(_ code: String, _ key: ES256PrivateKey, roots: [ES256PublicKey], wires: Wires) async throws {
            division = try #require(Division(province: code))
            // The second key is for a change of keys: it signs nothing before it is listed.
            let set = ES256PrivateKeySet([key, ES256PrivateKey(notBefore: TestSystem.noon + 60)])
            keys = Mutex(set)
            signing = FollowedES256Keys(set)
            var settings = ServiceSettings()
            settings.recognition = RecognitionSettings(
                province: division, keys: signing, roots: roots, patience: .seconds(60)
            ) { issuer in
                try wires.channel(to: issuer.province)
            }
            system = try await TestSystem(settings: settings)
            wires.add(system.anyone, division)
        }

        var recognition: HealthCodeV1.RecognitionClient { .init(system.anyone) }
        var publicKeys: [ES256PublicKey] { keys.withLock { $0.keys.map(\.publicKey) } }
        var gate: CallOptions { get throws { try system.asPerson("gate", .verifier) } }
    }

    /// Who reaches whom. A wire may be cut.
    final class Wires: Sendable {
        private let channels = Mutex<[Division: any RPCChannel]>([:])
        private let isCut = Mutex(false)
        private let asked = Mutex(0)

        /// How often a province was asked.
        var questions: Int { asked.withLock { $0 } }

        func add(_ channel: any RPCChannel, _ province: Division) { channels.withLock { $0[province] = channel } }
        func cut(_ isCut: Bool) { self.isCut.withLock { $0 = isCut } }

        func channel(to province: Division) throws -> any RPCChannel {
            guard let channel = channels.withLock({ $0[province] }) else { throw RPCError(.unavailable, "no wire") }
            return channel.intercepted(by: Cut(wires: self))
        }

        private struct Cut: ClientInterceptor {
            let wires: Wires

            func intercept(
                _ method: MethodDescriptor, options: CallOptions, next: @Sendable (CallOptions) async throws -> Void
            ) async throws {
                wires.asked.withLock { $0 += 1 }
                if wires.isCut.withLock { $0 } { throw RPCError(.unavailable, "the wire is cut") }
                try await next(options)
            }
        }
    }

    let root = ES256PrivateKey(notBefore: 1)
    let wires = Wires()
    let home: Province
    let abroad: Province

    init() async throws {
        let roots = [root.publicKey]
        home = try await Province("110000", ES256PrivateKey(notBefore: 1), roots: roots, wires: wires)
        abroad = try await Province("330000", ES256PrivateKey(notBefore: 1), roots: roots, wires: wires)
        try await home.system.registerCitizen()
    }

    func close() async {
        await home.system.close()
        await abroad.system.close()
    }

    // MARK: - Lists

    /// A list that the root signs.
    func list(
        _ number: UInt64, revoked: Bool = false, keys: [ES256PublicKey]? = nil, days: Int64 = 7,
        leavesOutHome: Bool = false
    ) throws -> String {
        let now = home.system.clock.now
        let first = TrustList.Issuer(
            province: home.division, name: "北京", endpoint: "codes.bj.example:443",
            keys: keys ?? Array(home.publicKeys.prefix(1)), revokedAt: revoked ? now : nil)
        let second = TrustList.Issuer(
            province: abroad.division, name: "浙江", endpoint: "codes.zj.example:443",
            keys: Array(abroad.publicKeys.prefix(1)))
        let list = TrustList(
            number: number, issuedAt: now, notBefore: now, expires: now + days * 86_400,
            issuers: leavesOutHome ? [second] : [first, second])
        return try #require(list).text(signedBy: root)
    }

    /// Installs a list in one province, by two operators where it needs two.
    func install(_ text: String, in province: Province) async throws {
        let system = province.system
        let first = try system.asPerson("first", .clusterOperator)
        let answer = try await province.recognition.installTrustList(.init(text: text), options: first)
        guard !answer.installed else { return }
        let second = try system.asPerson("second", .clusterOperator)
        try await system.approve(answer.approvalId, by: second)
        try await system.eventually("the list is in force") {
            try await system.approvals.getApproval(.init(id: answer.approvalId), options: second).state == .done
        }
    }

    /// Installs the first list in both.
    func begin() async throws {
        let text = try list(1)
        try await install(text, in: home)
        try await install(text, in: abroad)
        pass(6)
    }

    /// Lets time pass in both.
    func pass(_ seconds: Int64) {
        home.system.clock.advance(seconds)
        abroad.system.clock.advance(seconds)
    }

    // MARK: - Persons and gates

    /// 张小三 declares at home, and is green.
    func declareAtHome(symptoms: [HealthCodeV1.Symptom] = []) async throws -> CallOptions {
        let citizen = try await home.system.logIn()
        _ = try await home.system.health.declare(
            .init(declaration: .init(symptoms: symptoms), idempotencyKey: UUID().uuidString), options: citizen)
        return citizen
    }

    /// What the gate of 330000 does with an assertion.
    func gate(
        _ text: String, document: CommonV1.Document = TestSystem.document
    ) async throws -> HealthCodeV1.RecognitionVerdict {
        try await abroad.recognition.verifyAssertion(
            .init(person: .init(person: .document(document)), text: text), options: abroad.gate)
    }

    /// What 330000 learns from 110000 itself.
    func ask(_ purpose: HealthCodeV1.RecognitionPurpose = .gate) async throws -> HealthCodeV1.RecognitionVerdict {
        try await abroad.recognition.askProvince(
            .init(person: .init(person: .document(TestSystem.document)), province: "110000", purpose: purpose),
            options: abroad.gate)
    }
}
