import AuditContracts
import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import Kit
import RPC
import Security
import StorageClient
import Testing
import Values

/// Families: a mother shows the codes of her child and her father (ID-9).
@Suite("Relatives, through all services", .serialized)
struct RelativeScenarioTests {
    /// Turns 16 on 2022-12-02, in 12 hours.
    private static let child = IdentityV1.Person(
        document: document("11010520061202002"), name: "张小一", division: "110105")
    private static let grandfather = IdentityV1.Person(
        document: document("11010519520601003"), name: "张大山", phone: "13700137000", division: "110105")

    private static func document(_ digits: String) -> CommonV1.Document {
        let check = DocumentNumber.checkCharacter(Array(digits.utf8))
        return .init(type: .residentId, number: digits + String(decoding: [check], as: UTF8.self))
    }

    private func family(_ system: TestSystem) async throws -> CallOptions {
        try await system.registerCitizen()
        _ = try await system.register(Self.child, Self.grandfather)
        return try await system.logIn()
    }

    private func add(
        _ person: IdentityV1.Person, by mother: CallOptions, _ system: TestSystem
    ) async throws -> IdentityV1.Relative {
        let answer = try await system.identity.addRelative(
            .init(document: person.document, name: person.name), options: mother)
        return try #require(answer.relative)
    }

    private func page(_ system: TestSystem, _ mother: CallOptions) async throws -> [GatewayV1.RelativeCode] {
        let page = try await system.gateway.getMergedCode(.init(includeRelatives: true), options: mother)
        #expect(page.relativesState == .fresh)
        return page.relatives
    }

    private func withSystem(_ body: (TestSystem) async throws -> Void) async throws {
        let system = try await TestSystem()
        do { try await body(system) } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    @Test("ID-9: A mother declares for her child and shows the code in one call; the child's chain tells who")
    func declares() async throws {
        try await withSystem { system in
            let mother = try await family(system)
            let link = try await add(Self.child, by: mother, system)
            #expect(try await page(system, mother).map { $0.health?.colour } == [.grey])
            let declared = try await system.health.declare(
                .init(declaration: .init(), idempotencyKey: "child", onBehalfOf: link.relativeId), options: mother)
            #expect(declared.status?.colour == .green && declared.status?.reasons.isEmpty == true)
            _ = try await system.health.declareTrip(
                .init(
                    places: [
                        .init(
                            division: "320500", from: .init(seconds: TestSystem.noon - 60),
                            until: .init(seconds: TestSystem.noon))
                    ], idempotencyKey: "trip", onBehalfOf: link.relativeId), options: mother)
            let shown = try await page(system, mother)
            #expect(shown.map { $0.health?.colour } == [.green] && shown[0].profile?.maskedName == "张*一")
            #expect(shown[0].tripState == .verificationRequired && shown[0].relativeId == link.relativeId)
            // The mother's own code is hers still.
            let own = try await system.gateway.getMergedCode(.init(), options: mother)
            #expect(own.health?.colour == .grey && own.relatives.isEmpty)

            let key = KeyedHash(system.keys).partition(.person, "1|CHN|\(Self.child.document?.number ?? "")")
            let entries = try await system.store.read(PartitionKey(key), .entries(AuditChains.ofPersons)).entries
                .map(\.value).filter { $0.kind != .colourChange }
            #expect(
                entries.map(\.kind) == [.relative, .lookUp, .declaration, .lookUp, .declaration, .lookUp])
            #expect(entries.allSatisfy { $0.actor?.kind == .relative })
        }
    }

    @Test("ID-9: A grandfather sees who shows his code and each look, and ends it: nothing is shown after")
    func revokes() async throws {
        try await withSystem { system in
            let mother = try await family(system)
            let link = try await add(Self.grandfather, by: mother, system)
            #expect(try await page(system, mother).count == 1)
            let grandfather = try await system.logIn(phone: Self.grandfather.phone)
            let looks = try await AuditV1.AuditClient(system.anyone).listMyLookups(.init(), options: grandfather)
            #expect(looks.entries.contains { $0.entry?.actor?.kind == .relative })
            let told = try await system.health.listNotifications(.init(), options: grandfather).notifications
            #expect(told.contains { $0.kind == .relativeAdded && $0.textZh.contains("张*三") })

            _ = try await system.identity.removeRelative(.init(relativeId: link.relativeId), options: grandfather)
            #expect(try await page(system, mother).isEmpty)
            let refused = await refusal {
                _ = try await system.health.declare(
                    .init(declaration: .init(), idempotencyKey: "late", onBehalfOf: link.relativeId), options: mother)
            }
            #expect(refused?.code == .permissionDenied && refused?.reason == "NOT_YOUR_RELATIVE")
            let heard = try await system.health.listNotifications(.init(), options: mother).notifications
            #expect(heard.map(\.kind).contains(.relativeEnded))
        }
    }

    @Test("ID-9: From the first second of the 16th birthday in China the child's code is shown no more")
    func birthday() async throws {
        try await withSystem { system in
            let mother = try await family(system)
            let link = try await add(Self.child, by: mother, system)
            _ = try await system.health.declare(
                .init(declaration: .init(), idempotencyKey: "child", onBehalfOf: link.relativeId), options: mother)
            system.clock.advance(43_199)
            #expect(try await page(system, mother).map { $0.health?.colour } == [.green])
            system.clock.advance(1)
            let shown = try await page(system, mother)
            #expect(shown.map(\.hasLapsed) == [true] && shown[0].health == nil && shown[0].profile != nil)
            let refused = await refusal {
                _ = try await system.health.declare(
                    .init(declaration: .init(), idempotencyKey: "late", onBehalfOf: link.relativeId), options: mother)
            }
            #expect(refused?.reason == "NOT_YOUR_RELATIVE")
        }
    }

    @Test("A link is good for its holder alone: another person's id, or a made-up one, shows and declares nothing")
    func strangers() async throws {
        try await withSystem { system in
            let mother = try await family(system)
            let link = try await add(Self.child, by: mother, system)
            let stranger = try await system.logIn(phone: Self.grandfather.phone)
            for id in [link.relativeId, [UInt8](repeating: 1, count: 16)] {
                let refused = await refusal {
                    _ = try await system.health.declare(
                        .init(declaration: .init(), idempotencyKey: "x", onBehalfOf: id), options: stranger)
                }
                #expect(refused?.reason == "NOT_YOUR_RELATIVE")
            }
            let short = await refusal {
                _ = try await system.health.declare(
                    .init(declaration: .init(), idempotencyKey: "y", onBehalfOf: [1]), options: mother)
            }
            #expect(short?.code == .invalidArgument)
            #expect(try await page(system, stranger).isEmpty)
        }
    }
}
