/// The head of a request as its fields arrive from an HTTP/2 session.
struct ArrivingHead {
    private let router: Router
    private let bytesMax: Int
    private var head = RequestHead()

    init(router: Router, bytesMax: Int) {
        self.router = router
        self.bytesMax = bytesMax
    }

    /// Drops what is left of a head that was refused.
    mutating func begin() { if head.listBytes > 0 { head = RequestHead() } }

    /// The head, which is complete; the next one begins empty.
    mutating func take() -> RequestHead {
        var taken = RequestHead()
        swap(&taken, &head)
        return taken
    }

    /// Where a session puts the fields. `memory` must live as long as the session.
    static func sink(_ memory: UnsafeMutablePointer<ArrivingHead>) -> HTTP2Session.FieldSink {
        HTTP2Session.FieldSink(memory: UnsafeMutableRawPointer(memory)) { memory, name, value in
            let arriving = memory.assumingMemoryBound(to: ArrivingHead.self)
            return arriving.pointee.head.add(
                HeaderText(name), HeaderText(value), router: arriving.pointee.router,
                maxBytes: arriving.pointee.bytesMax)
        }
    }
}
