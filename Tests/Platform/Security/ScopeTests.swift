import RPC
import Security
import Testing

@Suite("Divisions of staff")
struct ScopeTests {
    private func staff(_ divisions: String...) -> Principal.Staff {
        Principal.Staff(name: "a", roles: [.verifier], organisation: "b", divisions: divisions, token: [1])
    }

    @Test(
        "A province or prefecture in six digits is that in two or four: zeros at the end stand for all below",
        arguments: [
            ("330000", "33"), ("3300", "33"), ("33", "33"), ("330100", "3301"), ("330106", "330106"), ("0000", "00"),
        ])
    func zeros(code: String, digits: String) {
        #expect(staff(code).divisions == [digits])
    }

    @Test("An account of 330000 is responsible for all of the province, and for nothing else")
    func province() {
        #expect(staff("330000").covers("330106") && staff("330000").covers("330000"))
        #expect(
            !staff("330000").covers("440106") && !staff("330100").covers("330206") && !staff("0000").covers("330106"))
    }

    @Test("A token of divisions in six digits gives the rights of the shorter ones")
    func token() {
        var claims = TokenClaims(staff: staff("33"), issuedAt: 0, lifetime: 10)
        claims.div = ["330000"]
        guard case .staff(let bearer)? = claims.principal else { return #expect(Bool(false), "no staff") }
        #expect(bearer.covers("330106"))
    }

    @Test("What is about everybody's data is refused to staff of some divisions")
    func everywhere() throws {
        var context = CallContext(
            method: MethodDescriptor(service: "s", name: "M", kind: .unary), metadata: [:], deadline: nil,
            peer: .inProcess)
        try context.demandEverywhere()
        context.values[PrincipalKey.self] = .staff(staff())
        try context.demandEverywhere()
        context.values[PrincipalKey.self] = .staff(staff("33"))
        let error = #expect(throws: RPCError.self) { try context.demandEverywhere() }
        #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "OUT_OF_SCOPE")
    }
}
