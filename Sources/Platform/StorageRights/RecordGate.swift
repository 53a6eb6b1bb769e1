public import RPC
public import Security
public import StorageContracts

/// Lets the requests of one caller pass that ask for record sets it has a right to.
///
/// A write that demands something of a record needs the right to read it, since its outcome tells whether the demand
/// held. A scan or a watch that names no sets is of all sets, and is refused. A chain is only appended to: nobody has the
/// right to put or remove its entries, and nobody may append to another set.
public struct RecordGate: Sendable {
    private let rights: RecordRights
    private let role: ProcessRole?

    /// - Parameter role: What the caller is; nil for everybody who is no process of the cluster, who gets at nothing.
    public init(_ rights: RecordRights, _ role: ProcessRole?) {
        self.rights = rights
        self.role = role
    }

    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    public func admit(_ request: StorageV1.ReadRequest) throws(RPCError) {
        for item in request.items { try admit(item) }
    }

    /// One thing to read.
    ///
    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    public func admit(_ item: StorageV1.ReadItem) throws(RPCError) {
        switch item.item {
        case .record(let key): try read(key.collection)
        case .range(let range): try read(range.collection)
        case nil: break
        }
    }

    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    public func admit(_ request: StorageV1.WriteRequest) throws(RPCError) {
        for precondition in request.preconditions {
            if let record = precondition.record { try read(record.collection) }
        }
        for mutation in request.mutations {
            switch mutation.change {
            case .put(let put): try write(put.collection)
            case .delete(let key): try write(key.collection)
            case .deleteRange(let range): try write(range.collection)
            case .append(let append): try self.append(append.collection)
            case nil: break
            }
        }
    }

    /// The sets of a scan or a watch.
    ///
    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    public func admit(collections: [UInt32]) throws(RPCError) {
        guard !collections.isEmpty else { throw Self.refusal("a scan or watch has to name its record sets") }
        for collection in collections { try read(collection) }
    }

    @inline(__always)
    private func read(_ set: UInt32) throws(RPCError) {
        guard let role, rights.mayRead(set, role) else {
            throw Self.refusal("this caller may not read record set \(set)")
        }
    }

    @inline(__always)
    private func write(_ set: UInt32) throws(RPCError) {
        guard let role, rights.mayWrite(set, role) else {
            throw Self.refusal("this caller may not write record set \(set)")
        }
    }

    @inline(__always)
    private func append(_ set: UInt32) throws(RPCError) {
        guard let role, rights.mayAppend(set, role) else {
            throw Self.refusal("this caller may not append to record set \(set)")
        }
    }

    private static func refusal(_ text: String) -> RPCError {
        RPCError(.permissionDenied, text).with(reason: "RECORD_SET_NOT_YOURS")
    }
}
