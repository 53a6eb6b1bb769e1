public import RPC

/// Where the address of an outsider is kept, for whom a service of the cluster passes a call on.
enum ForwardedForKey: ContextKey {
    typealias Value = String
    /// Believed from services of the cluster only.
    static let header = "x-forwarded-for"
}

extension CallContext {
    static let cookieHeader = "cookie"
    /// Says that a page of this server makes a call that is passed on. Believed as ``ForwardedForKey/header`` is.
    private static let ownPageHeader = "x-forwarded-own-page"

    /// Options for passing this call on as it is to the service that answers it: in the name of who makes it, and
    /// with nothing of this process's own rights. Of a page of this server the cookies go with it, and header fields of
    /// the response come back.
    public var forwarded: CallOptions {
        var options = onward
        if let authorization = metadata["authorization"] { options.metadata.add("authorization", authorization) }
        options.metadata.add(ForwardedForKey.header, outsideAddress ?? "unknown")
        if let page = outsidePage {
            options.metadata.add(Self.ownPageHeader, page.rawValue)
            for entry in metadata.entries where entry.name == Self.cookieHeader {
                if case .text(let cookies) = entry.value { options.metadata.add(entry.name, cookies) }
            }
            options.response = response
        }
        return options
    }

    /// Address of the caller outside the cluster; nil when a service calls on its own account.
    public var outsideAddress: String? {
        if let forwarded = values[ForwardedForKey.self] { return forwarded }
        if case .service = principal { return nil }
        guard case .network(let address, _) = peer else { return nil }
        return address
    }

    /// That a page of this server makes the call, also where a service of the cluster has passed it on.
    var outsidePage: OwnPage? {
        guard values[ForwardedForKey.self] == nil else { return metadata[Self.ownPageHeader].flatMap(OwnPage.init) }
        if case .service = principal { return nil }
        return ownPage
    }

    /// What limits count as the address of the caller outside the cluster; nil when a service calls on its own account.
    public var addressBlock: AddressBlock? { outsideAddress.map(AddressBlock.init) }
}
