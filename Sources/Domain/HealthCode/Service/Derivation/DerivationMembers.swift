import HealthCodeRecords
import Kit
import RiskAreasClient
import StorageClient
import Values

/// Shares the slices among the processes that derive colours.
///
/// Each process writes every few seconds that it is there, and takes its share of those that are. For some seconds after one
/// came or went, two may derive a slice, or none. Neither tells anything twice or not at all.
struct DerivationMembers: Sendable {
    /// Seconds after which a process that was silent has no share.
    static let silenceMax: Int64 = 10

    let store: Store
    let riskAreas: RiskAreaIndex
    let rules: RuleIndex
    let now: @Sendable () -> Instant
    /// Names this process among the others, 16 bytes.
    let id: [UInt8]

    /// Says that this process is there.
    ///
    /// - Returns: The numbers of its slices; nil while it does not know the areas of risk or the rules, without which it derives
    ///   nothing: others take over then.
    func share() async throws -> Set<Int>? {
        guard (try? riskAreas.book()) != nil, (try? await rules.schedule()) != nil else { return nil }
        let now = now()
        try await store.write(.derivation) { change in
            try change.put(
                .init(at: now.seconds), in: HealthCodeRecordSets.derivationWorkers, key: id,
                expires: .init(now + Self.silenceMax))
        }
        let members = try await store.read(.derivation, .all(HealthCodeRecordSets.derivationWorkers)).map(\.key)
        return Self.share(of: id, among: members)
    }

    /// Says that this process is gone.
    func leave() async throws {
        try await store.write(.derivation) { $0.delete(HealthCodeRecordSets.derivationWorkers, key: id) }
    }

    /// Slices of a member: those of the others follow by the order of ids.
    static func share(of id: [UInt8], among members: [[UInt8]]) -> Set<Int> {
        let all = Set(members + [id]).sorted { $0.lexicographicallyPrecedes($1) }
        let place = all.firstIndex(of: id) ?? 0
        return Set((0..<DerivationSlice.count).filter { $0 % all.count == place })
    }
}
