import KitRecords
public import RPC
public import Security
public import StorageClient

/// The person a call is about, and the session that must still be open for the caller to see or change anything.
public struct Subject: Sendable {
    /// Partition of the person.
    public let partition: PartitionKey
    /// Id of the session of the citizen who calls; nil for callers who have none.
    let session: [UInt8]?

    /// Reads that the session is open, in the snapshot of everything else that is read.
    ///
    /// ```swift
    /// let (_, person) = try await store.read(subject.partition, subject.openSession, .record(IdentityRecordSets.person))
    /// ```
    ///
    /// The read throws UNAUTHENTICATED (SESSION_OVER) when the session was ended. For callers without a session it asks
    /// the store for nothing.
    public var openSession: Selection<Void> {
        guard let session else { return .constant(()) }
        let stored: Selection<Versioned<KitV1.StoredSession>?> = .record(KitRecordSets.sessions, key: session)
        return stored.map { if $0 == nil { throw RPCError.sessionOver } }
    }

    /// Demands of a write that the session is open.
    ///
    /// - Returns: How many demands it made: the write's ``PreconditionFailed/index`` counts them first when this is
    ///   called first.
    @discardableResult
    public func requireOpenSession(in change: inout ChangeSet) -> Int {
        guard let session else { return 0 }
        change.requirePresent(KitRecordSets.sessions, key: session)
        return 1
    }
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
            session = citizen.session
        } else {
            session = nil
        }
    }
}

extension Subject {
    /// A person whom something else than the caller's token names, such as a signed question. No session is looked at.
    public init(_ partition: PartitionKey) {
        self.partition = partition
        session = nil
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
