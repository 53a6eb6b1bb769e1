import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import Testing

@Suite("People apply for a code", .serialized)
struct RegistrationScenarioTests {
    private static let passport = CommonV1.Document(type: .passport, country: "USA", number: "123456789")
    private static let phone = "13912345678"

    /// Applies with a code that is sent to the phone.
    private func apply(
        _ system: TestSystem, _ document: CommonV1.Document, _ name: String, enteredOn: String = ""
    ) async throws -> (IdentityV1.Registration, SentCode) {
        let code = try await system.code(for: .register, to: Self.phone)
        let registration = try await system.identity.register(
            .init(
                document: document, name: name, phone: Self.phone, code: code.digits, handle: code.handle,
                division: "110105", enteredOn: enteredOn))
        return (registration, code)
    }

    @Test(
        "ID-6, ID-7: a traveller applies, staff of the district see the passport, and both codes say that it has to be looked at"
    )
    func traveller() async throws {
        let system = try await TestSystem()
        let (registration, code) = try await apply(
            system, Self.passport, "John Smith", enteredOn: "2022-11-30")
        #expect(registration.state == .toBeChecked)
        let nobody = await refusal { _ = try await system.logIn(phone: Self.phone) }
        #expect(nobody?.reason == "PERSON_UNKNOWN")

        let cases = IdentityV1.CasesClient(system.anyone)
        let clerk = try system.asStaff(.support, divisions: ["110105"])
        let foreign = try system.asStaff(.support, divisions: ["3301"])
        #expect(try await cases.listCases(.init(), options: foreign).cases.isEmpty)
        let open = try #require(try await cases.listCases(.init(), options: clerk).cases.first)
        system.clock.advance(61)
        _ = try await cases.decideCase(
            .init(
                id: open.id, accepted: true, reason: .documentSeen, seenNumber: "123456789", seenName: "SMITH JOHN",
                seenCountry: "USA"),
            options: clerk)
        let done = try await system.identity.getRegistration(.init(phone: Self.phone, handle: code.handle))
        #expect(done.state == .verified)

        let citizen = try await system.logIn(phone: Self.phone)
        let codes = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(codes.health?.colour == .grey)
        #expect(codes.profile?.documentCheckRequired == true && codes.profile?.verification == .staff)
        let told = try await system.health.listNotifications(.init(), options: citizen).notifications
        #expect(Set(told.map(\.kind)) == [.registered, .caseAccepted])
        #expect(told.allSatisfy { !$0.textEn.contains("…") && !$0.textZh.contains("…") }, "\(told)")
        #expect(
            told.contains { $0.textEn.contains("application to register") && $0.textEn.contains("document was seen") })
        await system.close()
    }

    @Test(
        "ID-7: a resident of whom the register has no number applies, staff see the ID, and a declaration makes green")
    func resident() async throws {
        let system = try await TestSystem()
        _ = try await system.register(.init(document: TestSystem.document, name: "古丽•艾山", division: "110105"))
        let (registration, code) = try await apply(system, TestSystem.document, "古丽艾山")
        #expect(registration.state == .toBeChecked)
        let cases = IdentityV1.CasesClient(system.anyone)
        let clerk = try system.asStaff(.support, divisions: ["110105"])
        let open = try #require(try await cases.listCases(.init(), options: clerk).cases.first)
        _ = try await cases.decideCase(
            .init(
                id: open.id, accepted: true, reason: .documentSeen, seenNumber: TestSystem.document.number,
                seenName: "古丽·艾山"), options: clerk)
        let done = try await system.identity.getRegistration(.init(phone: Self.phone, handle: code.handle))
        #expect(done.state == .verified)
        // The next SMS may go, and areas that were loaded just now are not too old yet.
        system.clock.advance(60)
        let citizen = try await system.logIn(phone: Self.phone)
        #expect(try await system.gateway.getMergedCode(.init(), options: citizen).health?.colour == .grey)
        _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "a"), options: citizen)
        let codes = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(codes.health?.colour == .green && codes.profile?.documentCheckRequired == false)
        // The card begins with the binding: it shows nothing of who had the number before.
        try await system.verifyTrip(citizen, phone: Self.phone)
        #expect(try await system.gateway.getMergedCode(.init(), options: citizen).trip?.places.isEmpty == true)
        await system.close()
    }
}
