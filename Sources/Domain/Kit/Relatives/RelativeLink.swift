import Formats
import KitRecords
public import RPC
public import Security
public import StorageClient
public import Values

/// A link by which a citizen, the holder, acts for somebody else, the dependant (ID-9).
///
/// Both partitions hold it: the holder's as a place, the dependant's as the link itself. The latter decides: every read of the
/// dependant's data looks at it in the same snapshot, and every write demands it.
public struct RelativeLink: Sendable, Equatable {
    /// Names the link, 16 bytes.
    public let id: [UInt8]
    /// Key of the holder, 16 bytes.
    public let holder: [UInt8]
    /// The moment by which it is judged whether the link has lapsed.
    public let now: Int64

    /// A link as a holder names it.
    ///
    /// - Parameters:
    ///   - id: 16 bytes.
    ///   - holder: Key of the holder, 16 bytes.
    ///   - now: Seconds since 1970.
    public init(id: [UInt8], holder: [UInt8], now: Int64) {
        self.id = id
        self.holder = holder
        self.now = now
    }

    /// What is read in the dependant's partition: it throws PERMISSION_DENIED (NOT_YOUR_RELATIVE) unless the link is in force.
    var selection: Selection<Void> {
        let stored: Selection<Versioned<KitV1.StoredProxy>?> = .record(KitRecordSets.proxies, key: id)
        return stored.map { [self] in
            guard let proxy = $0?.value, proxy.holderKey == holder, proxy.lapsesAt == 0 || now < proxy.lapsesAt else {
                throw RPCError.notYourRelative
            }
        }
    }

    /// The id as entries of audit name it.
    public var text: String { Self.text(id) }

    /// The id of a link as entries of audit name it: in hexadecimal.
    public static func text(_ id: [UInt8]) -> String { Hexadecimal.text(id) }
}

extension Subject {
    /// The person a call is about: the calling citizen, or the dependant of a link of theirs.
    ///
    /// - Parameters:
    ///   - link: Id of the link; empty for the citizen themselves.
    ///   - now: Seconds since 1970.
    /// - Throws: UNAUTHENTICATED (SESSION_OVER) and PERMISSION_DENIED (NOT_YOUR_RELATIVE) for a link; ``FieldProblem`` for
    ///   `on_behalf_of`.
    public init(
        of context: CallContext, onBehalfOf link: [UInt8], in store: Store, now: Int64
    ) async throws {
        let own = try Subject(of: context, asked: nil)
        guard !link.isEmpty else {
            self = own
            return
        }
        guard link.count == 16 else { throw FieldProblem(field: "on_behalf_of", reason: "must be 16 bytes long") }
        let (_, place) = try await store.read(
            own.partition, own.openSession, .record(KitRecordSets.dependants, key: link), options: context.onward)
        guard let place = place?.value, place.linkedAt != 0, !place.ends else { throw RPCError.notYourRelative }
        self.init(
            dependant: try PartitionKey(place.personKey),
            by: RelativeLink(id: link, holder: own.partition.bytes, now: now))
    }
}

extension RPCError {
    /// PERMISSION_DENIED: the caller has no such link, or it has ended or lapsed.
    public static var notYourRelative: RPCError {
        RPCError(.permissionDenied, "there is no link to this relative now").with(reason: "NOT_YOUR_RELATIVE")
    }
}
