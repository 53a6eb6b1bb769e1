import StorageContracts
import StorageRights

// The gate throws one type of error. Swift 6.3.1 crashes in release builds where such a call is inlined into an
// asynchronous function, so that these stand between.
extension Store {
    /// Lets a read pass that its user may make.
    ///
    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    @inline(never)
    func admit(_ request: StorageV1.ReadRequest) throws { try gate?.admit(request) }

    /// Lets a write pass that its user may make.
    ///
    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    @inline(never)
    func admit(_ request: StorageV1.WriteRequest) throws { try gate?.admit(request) }

    /// Lets a scan or watch of record sets pass that its user may make.
    ///
    /// - Throws: PERMISSION_DENIED (RECORD_SET_NOT_YOURS).
    @inline(never)
    func admit(collections: [UInt32]) throws { try gate?.admit(collections: collections) }
}
