import ArgumentParser
import Foundation
import IdentityContracts
import RPC
import Security

/// What commands about accounts have in common that show no token of a file.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    /// Runs a body with a client of the service, in nobody's name.
    ///
    /// Each call has the time of the setting `timeout` for itself: a body may ask persons between two calls.
    func withoutToken<Result>(
        _ body: (IdentityV1.StaffClient, CallOptions) async throws -> Result
    ) async throws -> Result {
        let configuration = try await source.load([(Settings.server, server)])
        return try await Connection.with(configuration) { channel in
            try await body(IdentityV1.StaffClient(channel), CallOptions())
        }
    }
}

/// What commands about accounts, feeds and tokens have in common.
struct StaffOptions: ParsableArguments {
    @OptionGroup var account: AccountOptions

    @Option(help: ArgumentHelp("File with a token; see `shuangma login`.", valueName: "file"))
    var tokenFile: String?

    var json: Bool { account.json }

    /// Runs a body with a client of the service, in the name of the token's owner; times are as of `withoutToken`.
    func with<Result>(
        _ body: (IdentityV1.StaffClient, CallOptions) async throws -> Result
    ) async throws -> Result {
        try await withChannel { try await body(IdentityV1.StaffClient($0), $1) }
    }

    /// Runs a body with a channel, in the name of the token's owner: a member of staff, or a citizen (``CitizenFile``).
    func withChannel<Result>(
        _ body: (any RPCChannel, CallOptions) async throws -> Result
    ) async throws -> Result {
        let configuration = try await configuration()
        let path = configuration.text(Settings.tokenFile)
        let citizen = try CitizenFile(path)
        let token = citizen == nil ? try ImportCommand.token(path) : ""
        return try await Connection.with(configuration) { channel in
            var options = CallOptions()
            options.metadata.add("authorization", "Bearer \(try await citizen?.bearer(over: channel) ?? token)")
            return try await body(channel, options)
        }
    }

    /// Issuer of the cluster, as the own token names it. The server verifies the token, so nothing is verified here.
    func issuer() async throws -> String {
        struct Claims: Decodable { let iss: String }
        let path = try await configuration().text(Settings.tokenFile)
        guard let claims = TokenBody.claims(Claims.self, of: try ImportCommand.token(path)) else {
            throw Failure.wrongUse("'\(path)' holds no token of a cluster")
        }
        return claims.iss
    }

    func configuration() async throws -> EffectiveConfiguration {
        try await account.source.load([(Settings.server, account.server), (Settings.tokenFile, tokenFile)])
    }
}

/// For whom and where an account or feed acts, as flags.
struct ReachOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Whom it acts for.", valueName: "name"))
    var organisation: String

    @Option(
        help: ArgumentHelp(
            "A division it is responsible for, 2, 4 or 6 digits; may be repeated (default: everywhere).",
            valueName: "code"))
    var division: [String] = []
}

/// What an account of a person may do, as flags.
struct ScopeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A role; may be repeated: health-authority, tracer, verifier, auditor, support or cluster-operator.",
            valueName: "role"))
    var role: [StaffRole]

    @OptionGroup var reach: ReachOptions

    /// The scope of the contract.
    var message: IdentityV1.StaffScope {
        .init(roles: role.map(IdentityV1.StaffRole.init), organisation: reach.organisation, divisions: reach.division)
    }
}

/// What a feed may deliver, as flags.
struct FeedScopeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Its role: laboratory, case-registry, border, area-registry, carrier or population-register.",
            valueName: "role"))
    var role: StaffRole

    @OptionGroup var reach: ReachOptions

    /// The scope of the contract.
    var message: IdentityV1.StaffScope {
        .init(roles: [.init(role)], organisation: reach.organisation, divisions: reach.division)
    }
}

extension IdentityV1.StaffRole {
    /// The contract's value of a role.
    init(_ role: StaffRole) {
        self =
            switch role {
            case .laboratory: .laboratory
            case .caseRegistry: .caseRegistry
            case .border: .border
            case .areaRegistry: .areaRegistry
            case .carrier: .carrier
            case .populationRegister: .populationRegister
            case .healthAuthority: .healthAuthority
            case .tracer: .tracer
            case .verifier: .verifier
            case .auditor: .auditor
            case .support: .support
            case .clusterOperator: .clusterOperator
            }
    }

    /// The word of commands and tokens; its number for a role that this program does not know.
    var word: String { StaffRole.allCases.first { Self($0) == self }?.rawValue ?? "\(rawValue)" }
}
