import NIOCore
import NIOSSL

extension TLSConfiguration {
    /// Offers these protocols by ALPN, refuses versions below TLS 1.2 (RFC 8996), of which 1.3 is taken where both sides
    /// have it, and of 1.2 takes only ciphers with forward secrecy and authenticated encryption (RFC 9325 §4.2). It does not wait long for a peer's close_notify: gRPC's core sends none, which
    /// would hold up each shutdown, and HTTP/2 says by itself where it ends (RFC 9113 §6.8).
    func prepared(for protocols: [String]) -> TLSConfiguration {
        var prepared = self
        prepared.applicationProtocols = protocols
        if minimumTLSVersion != .tlsv13 { prepared.minimumTLSVersion = .tlsv12 }
        prepared.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
        prepared.shutdownTimeout = .milliseconds(100)
        return prepared
    }
}
