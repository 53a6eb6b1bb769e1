import Crypto
public import Foundation
import Synchronization

/// The keys that seal and open records, as a process follows them in their file.
///
/// A partition has a data key of its own in each month. It is derived from the month's key and stored nowhere.
public final class RecordKeys: Sendable {
    /// The key of a month, ready for use.
    struct Month: Sendable {
        let id: RecordKeyID
        let from: Int64
        /// HMAC under the key, not updated yet: each derivation begins with a copy, which spares it the set-up.
        private let keyed: HMAC<SHA256>

        init(_ month: RecordKeySet.Month, _ key: SymmetricKey) {
            id = month.id
            from = month.from
            keyed = HMAC<SHA256>(key: key)
        }

        /// The data key of a partition: HKDF-Expand of RFC 5869 §2.3 for 32 bytes, whose one block is this HMAC. The
        /// month's key is random, so that the step "extract" is not needed (§3.3).
        func dataKey(of partition: [UInt8]) -> SymmetricKey {
            var block = keyed
            block.update(data: Self.use + partition + [1])
            return SymmetricKey(data: block.finalize())
        }

        /// What the derived keys are for.
        static let use = Array("shuangma record 1".utf8)
    }

    private struct State {
        /// From the oldest to the newest.
        var months: [Month]
        /// When the file was read because of a key that was not known.
        var looked: ContinuousClock.Instant?
    }

    /// The file is read again for a key that is not known, but not more often than this.
    private static let looksApart = Duration.seconds(1)

    private let followed: FollowedKeys<RecordKeySet>
    private let wrapping: any KeyWrapping
    private let now: @Sendable () -> Int64
    private let state: Mutex<State>

    /// One new random key that no file holds, for systems that end with their process.
    public convenience init(now: @escaping @Sendable () -> Int64 = Surroundings.system.now) {
        let wrapping = EmbeddedKeyWrapping()
        do {
            let set = try RecordKeySet(wrappedBy: wrapping, from: .min)
            try self.init(FollowedKeys(set), wrappedBy: wrapping, now: now)
        } catch {
            preconditionFailure("a new key is not itself: \(error)")
        }
    }

    /// The keys of a file, which is followed by ``poll()``.
    ///
    /// - Throws: ``ClusterKeys/FileError`` when the file cannot be used, or the keys cannot be unwrapped.
    public convenience init(
        file: URL, wrappedBy wrapping: any KeyWrapping = EmbeddedKeyWrapping(),
        now: @escaping @Sendable () -> Int64 = Surroundings.system.now
    ) throws {
        try self.init(FollowedKeys(file: file), wrappedBy: wrapping, now: now)
    }

    init(
        _ followed: FollowedKeys<RecordKeySet>, wrappedBy wrapping: any KeyWrapping,
        now: @escaping @Sendable () -> Int64
    ) throws {
        self.followed = followed
        self.wrapping = wrapping
        self.now = now
        state = Mutex(State(months: try Self.months(of: followed.current, knowing: [], wrapping)))
    }

    /// Reads the file again when it has changed. The keys stay as they were when it cannot be used.
    ///
    /// - Returns: Whether the keys are others now.
    /// - Throws: ``ClusterKeys/FileError``.
    @discardableResult
    public func poll() throws -> Bool {
        guard try followed.poll() else { return false }
        let known = state.withLock { $0.months }
        let months = try Self.months(of: followed.current, knowing: known, wrapping)
        state.withLock { $0.months = months }
        return true
    }

    /// The key that seals now: the newest one that has begun.
    func current() throws(SealError) -> Month {
        let now = now()
        guard let month = state.withLock({ $0.months.last { $0.from <= now } }) else { throw .noKeyYet }
        return month
    }

    /// Name of the key that seals now.
    ///
    /// - Throws: ``SealError/noKeyYet``.
    public var currentID: RecordKeyID { get throws { try current().id } }

    /// Names of all keys that are known, which tell nothing of them.
    public var names: Set<String> { state.withLock { Set($0.months.map(\.id.description)) } }

    /// The key of a name. One that is not known may be in the file by now.
    func month(_ id: RecordKeyID) throws(SealError) -> Month {
        if let known = known(id) { return known }
        let mayLook = state.withLock { state in
            let now = ContinuousClock.now
            if let last = state.looked, last.duration(to: now) < Self.looksApart { return false }
            state.looked = now
            return true
        }
        // A file that cannot be used is reported by who follows it.
        if mayLook { _ = try? poll() }
        guard let found = known(id) else { throw .unknownKey(id) }
        return found
    }

    private func known(_ id: RecordKeyID) -> Month? {
        state.withLock { state in state.months.last { $0.id == id } }
    }

    private static func months(
        of set: RecordKeySet, knowing known: [Month], _ wrapping: any KeyWrapping
    ) throws -> [Month] {
        guard set.wrapping == wrapping.name else {
            throw ClusterKeys.FileError(
                description:
                    "the keys of records are wrapped by '\(set.wrapping)', this process unwraps '\(wrapping.name)'"
            )
        }
        return try set.months.map { month in
            if let month = known.first(where: { $0.id == month.id }) { return month }
            let bytes = try wrapping.unwrap(month.wrapped, id: month.id)
            guard bytes.count == 32 else {
                throw ClusterKeys.FileError(description: "the key of records \(month.id) does not have 32 bytes")
            }
            let key = SymmetricKey(data: bytes)
            guard RecordKeyID(of: key) == month.id else {
                throw ClusterKeys.FileError(description: "the key of records \(month.id) is not the one of that name")
            }
            return Month(month, key)
        }
    }
}
