import NIOCore

@testable import RPC

/// Much of nothing, compressed.
enum GzipBomb {
    /// The gzip of so many zeros.
    static func of(bytes count: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: count).withUnsafeBytes { Array(GzipCodec.compress($0).readableBytesView) }
    }
}
