import GatewayContracts
import IdentityContracts
import RPC
import Security
import Testing

@Suite("Codes of relatives on the page of their holder (ID-9)")
struct RelativesPageTests {
    private static let mother = IdentityV1.ResolvedRelative(
        relativeId: [UInt8](repeating: 7, count: 16), state: .linked, personKey: [UInt8](repeating: 5, count: 16),
        phoneKey: [UInt8](repeating: 6, count: 16), profile: .init(maskedName: "王*一"))
    private static let child = IdentityV1.ResolvedRelative(
        relativeId: [UInt8](repeating: 8, count: 16), state: .linked, personKey: [UInt8](repeating: 4, count: 16),
        profile: .init(maskedName: "张*一"), lapsesAt: .init(seconds: 1_780_243_200))

    private func page(_ system: GatewaySystem) async throws -> GatewayV1.MergedCode {
        try await system.gateway.getMergedCode(.init(includeRelatives: true), options: system.asCitizen())
    }

    @Test("One call shows the citizen and all relatives; identity is asked for them in the citizen's name")
    func oneCall() async throws {
        let system = GatewaySystem()
        system.sides.set(relatives: [Self.mother, Self.child])
        let page = try await page(system)
        #expect(page.profile == Citizens.profile && page.relativesState == .fresh)
        #expect(page.relatives.map { $0.profile?.maskedName } == ["王*一", "张*一"])
        #expect(page.relatives.map { $0.health?.colour } == [.yellow, .yellow])
        #expect(page.relatives.map(\.tripState) == [.fresh, .verificationRequired])
        #expect(page.relatives[1].lapsesAt == Self.child.lapsesAt && !page.relatives[1].hasLapsed)
        #expect(
            system.sides.methods == [
                "GetHealthCode", "GetHealthCode", "GetHealthCode", "GetProfile", "GetTripCard", "GetTripCard",
                "ResolveRelatives",
            ])
        guard case .citizen? = system.sides.caller(of: "ResolveRelatives") else {
            Issue.record("relatives were not asked for in the citizen's name")
            return
        }
    }

    @Test("Nobody is asked for relatives unless the citizen wants them")
    func unasked() async throws {
        let system = GatewaySystem()
        system.sides.set(relatives: [Self.mother])
        let page = try await system.page()
        #expect(page.relatives.isEmpty && page.relativesState == .unspecified)
        #expect(!system.sides.methods.contains("ResolveRelatives"))
    }

    @Test("MRG-3: a side that is down leaves out its part of each relative, and never shows a colour instead")
    func sideDown() async throws {
        let system = GatewaySystem()
        system.sides.set(relatives: [Self.mother])
        system.sides.set(.fails(RPCError(.unavailable, "down")), for: "GetHealthCode")
        var page = try await page(system)
        #expect(page.relatives.map(\.healthState) == [.unavailable] && page.relatives[0].health == nil)
        #expect(page.relatives[0].tripState == .fresh && page.relatives[0].profile != nil)
        let other = GatewaySystem()
        other.sides.set(relatives: [Self.mother])
        other.sides.set(.fails(RPCError(.unavailable, "down")), for: "ResolveRelatives")
        page = try await self.page(other)
        #expect(page.relatives.isEmpty && page.relativesState == .unavailable && page.healthState == .fresh)
    }

    @Test("A lapsed link, and a relative who is not reached, show no code, and no side is asked for one")
    func lapsed() async throws {
        let system = GatewaySystem()
        var lapsed = Self.child
        (lapsed.state, lapsed.personKey) = (.lapsed, [])
        system.sides.set(relatives: [lapsed, .init(relativeId: Self.mother.relativeId, isUnavailable: true)])
        let page = try await page(system)
        #expect(page.relatives.map(\.hasLapsed) == [true, false])
        #expect(page.relatives.allSatisfy { $0.health == nil && $0.healthState == .unavailable && $0.trip == nil })
        #expect(system.sides.methods.filter { $0 == "GetHealthCode" }.count == 1)
    }

    @Test("A session that is over ends the page, not the part of relatives alone")
    func sessionOver() async throws {
        let system = GatewaySystem()
        system.sides.set(
            .fails(RPCError(.unauthenticated, "over").with(reason: "SESSION_OVER")), for: "ResolveRelatives")
        let refused = await failure { try await page(system) }
        #expect(refused?.reason == "SESSION_OVER")
    }
}
