import RPC

/// Another process changed a key between our reading and our writing: the attempt is made again.
enum EtcdContention {
    static let error = RPCError(.aborted, "others change the same key all the time")
}
