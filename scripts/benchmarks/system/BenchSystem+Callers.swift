public import RPC
public import Security
import StorageClient

extension BenchSystem {
    /// Options of calls by a member of staff or a feed of the whole country.
    public func staff(_ role: StaffRole, name: String) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: [role], organisation: "bench", token: Surroundings.system.random(16))
        return try bearer(TokenClaims(staff: staff, issuedAt: Surroundings.system.now(), lifetime: 3_600))
    }

    /// Options of calls by a citizen.
    public func citizen(_ citizen: Principal.Citizen) throws -> CallOptions {
        try bearer(TokenClaims(citizen: citizen, issuedAt: Surroundings.system.now(), lifetime: 600))
    }

    private func bearer(_ claims: TokenClaims) throws -> CallOptions {
        CallOptions(metadata: ["authorization": "Bearer \(try TokenSigner(keys).token(claims))"])
    }

    /// Key of a made-up partition. Keys are spread over the buckets as hashes are.
    public static func key(of number: Int) -> [UInt8] {
        var mixed = UInt64(number) &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return SortKey.big(mixed ^ (mixed >> 31)) + SortKey.big(UInt64(number))
    }
}
