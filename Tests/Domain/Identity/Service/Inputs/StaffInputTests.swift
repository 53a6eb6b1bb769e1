import IdentityContracts
import RPC
import Testing

@testable import IdentityServer

/// What operators type about accounts and feeds.
@Suite("Accounts as operators write them", .serialized)
struct StaffInputTests {
    private static let long = String(repeating: "a", count: 10_000)

    /// Changes a good request for an account so that one field is wrong.
    private static let accounts:
        [(field: String, what: String, change: @Sendable (inout IdentityV1.CreateAccountRequest) -> Void)] = [
            ("name", "empty", { $0.name = "" }), ("name", "two letters", { $0.name = "ab" }),
            ("name", "65 letters", { $0.name = String(repeating: "a", count: 65) }),
            ("name", "long", { $0.name = long }),
            ("name", "a capital", { $0.name = "Li.na" }), ("name", "a full-width letter", { $0.name = "ｌina" }),
            ("name", "a Cyrillic letter", { $0.name = "li.nа" }), ("name", "Chinese", { $0.name = "李娜" }),
            ("name", "a path", { $0.name = "../li.na" }), ("name", "a digit first", { $0.name = "1lina" }),
            ("name", "a blank", { $0.name = "li na" }), ("name", "a line", { $0.name = "li.na\n" }),
            ("person", "empty", { $0.person = "" }), ("person", "long", { $0.person = long }),
            ("person", "a direction mark", { $0.person = "李\u{202E}娜" }), ("person", "a line", { $0.person = "李\n娜" }),
            ("scope", "none", { $0.scope = nil }), ("scope.roles", "none", { $0.scope?.roles = [] }),
            ("scope.roles", "unknown", { $0.scope?.roles = [.init(rawValue: 99)] }),
            ("scope.roles", "unspecified", { $0.scope?.roles = [.unspecified] }),
            ("scope.roles", "one unknown beside a known one", { $0.scope?.roles = [.verifier, .init(rawValue: -1)] }),
            ("scope.roles", "twice", { $0.scope?.roles = [.verifier, .verifier] }),
            ("scope.roles", "of a feed", { $0.scope?.roles = [.laboratory] }),
            ("scope.organisation", "empty", { $0.scope?.organisation = "" }),
            ("scope.organisation", "everybody's", { $0.scope?.organisation = " * " }),
            ("scope.organisation", "long", { $0.scope?.organisation = long }),
            ("scope.divisions", "unknown", { $0.scope?.divisions = ["990101"] }),
            ("scope.divisions", "full-width", { $0.scope?.divisions = ["１１"] }),
            ("scope.divisions", "three digits", { $0.scope?.divisions = ["110"] }),
            ("scope.divisions", "101", { $0.scope?.divisions = Array(repeating: "11", count: 101) }),
        ]

    @Test(
        "An account with a wrong field is refused by the name of the field, and nobody has to decide about it",
        arguments: accounts.indices)
    func createAccount(index: Int) async throws {
        try await withIdentity { system in
            let row = Self.accounts[index]
            var request = IdentityV1.CreateAccountRequest(name: "li.na", person: "李娜", scope: system.scope(.verifier))
            row.change(&request)
            let refused = await refusal {
                _ = try await system.staff.createAccount(request, options: system.asRoot())
            }
            #expect(refused?.code == .invalidArgument && refused?.badField == row.field, "\(row.what)")
            #expect(refused?.message.count ?? 0 < 500)
            let listed = try await system.staff.listAccounts(.init(), options: system.asRoot()).accounts
            #expect(listed.isEmpty)
        }
    }

    @Test(
        "A feed takes one or two Ed25519 public keys, and refuses whatever else is given for one",
        arguments: [
            [], [""], ["x"], ["{}"], [#"{"kty":"OKP","crv":"Ed25519","x":"AA"}"#],
            [#"{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#],
            ["-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"], [long],
        ])
    func keys(keys: [String]) async throws {
        try await withIdentity { system in
            let refused = await refusal {
                _ = try await system.staff.createFeed(
                    .init(name: "lab-1", scope: system.scope(.laboratory), publicKeys: keys), options: system.asRoot())
            }
            #expect(refused?.code == .invalidArgument && refused?.badField == "public_keys")
        }
    }
}
