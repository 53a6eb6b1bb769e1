import Testing

@testable import RPC

@Suite("Codings that a peer takes (RFC 9110 §12.5.3)")
struct ContentCodingTests {
    @Test(
        "gzip is offered where it stands in the list with a weight above zero",
        arguments: [
            ("gzip", true), ("identity,gzip", true), ("identity, deflate, gzip", true), ("GZip", true),
            ("br;q=1.0, gzip;q=0.8, *;q=0.1", true), ("gzip ; q=0.001", true), ("\tgzip\t", true), ("gzip;q=1", true),
            ("deflate,,gzip", true), ("", false), ("identity", false), ("gzip;q=0", false), ("gzip; Q=0.000", false),
            ("gzip;q=", false), ("gzip;q=much", false), ("gzipped", false), ("x-gzip", false), (",;,", false),
        ])
    func offersGzip(list: String, isOffered: Bool) {
        var list = list
        #expect(list.withUTF8 { ContentCoding.offersGzip(HeaderText($0)) } == isOffered)
    }
}
