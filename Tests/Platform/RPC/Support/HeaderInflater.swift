import CNghttp2

/// Reads the header blocks of one connection (RFC 7541).
final class HeaderInflater {
    private var inflater: OpaquePointer?

    init() { nghttp2_hd_inflate_new(&inflater) }

    deinit { nghttp2_hd_inflate_del(inflater) }

    /// The fields of a whole block, the last of each name. Blocks are read in the order in which they came.
    func fields(of block: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        block.withUnsafeBufferPointer { block in
            var next = block.baseAddress
            var rest = block.count
            while true {
                var field = nghttp2_nv()
                var flags: Int32 = 0
                let taken = nghttp2_hd_inflate_hd2(inflater, &field, &flags, next, rest, 1)
                guard taken >= 0 else { break }
                next = next.map { $0 + taken }
                rest -= taken
                if flags & Int32(NGHTTP2_HD_INFLATE_EMIT.rawValue) != 0 {
                    fields[Self.text(field.name, field.namelen)] = Self.text(field.value, field.valuelen)
                }
                if flags & Int32(NGHTTP2_HD_INFLATE_FINAL.rawValue) != 0 { break }
                if taken == 0, rest == 0, flags == 0 { break }
            }
        }
        nghttp2_hd_inflate_end_headers(inflater)
        return fields
    }

    private static func text(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
