import Glibc
import NIOCore
import NIOPosix

/// Looks a host name up, away from the event loops.
enum Resolver {
    /// Why a name gave no address.
    struct Failure: Error, CustomStringConvertible {
        let host: String
        let reason: String
        var description: String { "cannot resolve \(host): \(reason)" }
    }

    /// Every stream address of a host, in the order the system gives, at most ``ChannelTarget/endpointsMax``.
    ///
    /// `getaddrinfo` blocks, so it runs on `pool`.
    static func addresses(
        of host: String, port: Int, pool: NIOThreadPool, on loop: any EventLoop
    ) -> EventLoopFuture<[SocketAddress]> {
        pool.runIfActive(eventLoop: loop) {
            let found = try lookUp(host, port: port)
            return Array(found.prefix(ChannelTarget.endpointsMax))
        }
    }

    private static func lookUp(_ host: String, port: Int) throws -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        let result = getaddrinfo(host, String(port), &hints, &list)
        guard result == 0, let list else {
            throw Failure(host: host, reason: String(cString: gai_strerror(result)))
        }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var entry: UnsafeMutablePointer<addrinfo>? = list
        while let info = entry?.pointee {
            if let address = address(of: info, host: host) { addresses.append(address) }
            entry = info.ai_next
        }
        guard !addresses.isEmpty else { throw Failure(host: host, reason: "no address of a known family") }
        return addresses
    }

    private static func address(of info: addrinfo, host: String) -> SocketAddress? {
        let raw = UnsafeRawPointer(info.ai_addr)
        switch info.ai_family {
        case AF_INET: return raw.map { SocketAddress($0.loadUnaligned(as: sockaddr_in.self), host: host) }
        case AF_INET6: return raw.map { SocketAddress($0.loadUnaligned(as: sockaddr_in6.self), host: host) }
        default: return nil
        }
    }
}
