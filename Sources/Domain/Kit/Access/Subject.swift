import KitRecords
public import RPC
public import Security
public import StorageClient

/// The person a call is about, and what must still hold in their partition for the caller to see or change anything: that
/// the session is open or, for a relative who calls, that the link stands.
public struct Subject: Sendable {
    /// What a caller comes in by.
    private enum Door {
        /// The session of the citizen who calls, by id.
        case session([UInt8])
        /// The link of the relative who calls. Their session was looked at in their own partition.
        case link(RelativeLink)
        /// Callers who have no session.
        case none
    }

    /// Partition of the person.
    public let partition: PartitionKey
    private let door: Door

    /// Reads that the session is open, in the snapshot of everything else that is read.
    ///
    /// ```swift
    /// let (_, person) = try await store.read(subject.partition, subject.openSession, .record(IdentityRecordSets.person))
    /// ```
    ///
    /// The read throws UNAUTHENTICATED (SESSION_OVER) when the session was ended, and PERMISSION_DENIED (NOT_YOUR_RELATIVE)
    /// when the link has ended or lapsed. For callers without either it asks the store for nothing.
    public var openSession: Selection<Void> {
        switch door {
        case .none: return .constant(())
        case .link(let link): return link.selection
        case .session(let session):
            let stored: Selection<Versioned<KitV1.StoredSession>?> = .record(KitRecordSets.sessions, key: session)
            return stored.map { if $0 == nil { throw RPCError.sessionOver } }
        }
    }

    /// Demands of a write that the session is open, or that the link stands.
    ///
    /// - Returns: How many demands it made: the write's ``PreconditionFailed/index`` counts them first when this is
    ///   called first.
    @discardableResult
    public func requireOpenSession(in change: inout ChangeSet) -> Int {
        switch door {
        case .none: return 0
        case .session(let session): change.requirePresent(KitRecordSets.sessions, key: session)
        case .link(let link): change.requirePresent(KitRecordSets.proxies, key: link.id)
        }
        return 1
    }

    /// The link of the relative who calls; nil for everybody else.
    public var link: RelativeLink? {
        if case .link(let link) = door { link } else { nil }
    }

    /// What a caller is told whose session or link is gone.
    var shut: RPCError { link == nil ? .sessionOver : .notYourRelative }
}

extension Subject {
    /// The person a call is about: the citizen themselves, or whom another caller names.
    ///
    /// - Parameter asked: Key of the person that the request names; nil when it names none.
    /// - Throws: PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else; INVALID_ARGUMENT for `person` when
    ///   nobody is named.
    public init(of context: CallContext, asked: [UInt8]?) throws {
        partition = try PartitionKey(context.principal.personKey(asked: asked))
        if case .citizen(let citizen) = context.principal {
            door = .session(citizen.session)
        } else {
            door = .none
        }
    }
}

extension Subject {
    /// A person whom something else than the caller's token names, such as a signed question. No session is looked at.
    public init(_ partition: PartitionKey) {
        self.partition = partition
        door = .none
    }

    /// A dependant, for the relative who calls by a link. The session of that one is not looked at.
    public init(dependant partition: PartitionKey, by link: RelativeLink) {
        self.partition = partition
        door = .link(link)
    }
}

extension CallContext {
    /// The citizen who makes the call.
    ///
    /// - Throws: PERMISSION_DENIED (ROLE_NOT_ALLOWED) for other callers.
    public var citizen: Principal.Citizen {
        get throws {
            guard case .citizen(let citizen) = principal else {
                throw RPCError(.permissionDenied, "only citizens may call this method").with(reason: "ROLE_NOT_ALLOWED")
            }
            return citizen
        }
    }
}

extension CallContext {
    /// The member of staff, or the feed, that makes the call.
    ///
    /// - Throws: PERMISSION_DENIED (ROLE_NOT_ALLOWED) for other callers.
    public var staff: Principal.Staff {
        get throws(RPCError) {
            guard case .staff(let staff) = principal else {
                throw RPCError(.permissionDenied, "only staff may call this method").with(reason: "ROLE_NOT_ALLOWED")
            }
            return staff
        }
    }
}

extension RPCError {
    /// UNAUTHENTICATED: the session of the token was ended.
    public static var sessionOver: RPCError {
        RPCError(.unauthenticated, "the session is over; log in again").with(reason: "SESSION_OVER")
    }
}
