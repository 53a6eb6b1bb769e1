public import RPC

/// Where the address of an outsider is kept, for whom a service of the cluster passes a call on.
enum ForwardedForKey: ContextKey {
    typealias Value = String
    /// Believed from services of the cluster only.
    static let header = "x-forwarded-for"
}

extension CallContext {
    /// Options for passing this call on as it is to the service that answers it: in the name of who makes it, and
    /// with nothing of this process's own rights.
    public var forwarded: CallOptions {
        var options = onward
        if let authorization = metadata["authorization"] { options.metadata.add("authorization", authorization) }
        options.metadata.add(ForwardedForKey.header, outsideAddress ?? "unknown")
        return options
    }

    /// Address of the caller outside the cluster; nil when a service calls on its own account.
    public var outsideAddress: String? {
        if let forwarded = values[ForwardedForKey.self] { return forwarded }
        if case .service = principal { return nil }
        guard case .network(let address, _) = peer else { return nil }
        return address
    }
}
