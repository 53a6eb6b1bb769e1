import NIOCore
import NIOSSL

extension TLSConfiguration {
    /// Offers these protocols by ALPN, and does not wait long for a peer's close_notify: gRPC's core sends none, which
    /// would hold up each shutdown, and HTTP/2 says by itself where it ends (RFC 9113 §6.8).
    mutating func prepare(for protocols: [String]) {
        applicationProtocols = protocols
        shutdownTimeout = .milliseconds(100)
    }
}
