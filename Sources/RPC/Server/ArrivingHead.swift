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

    private mutating func add(_ name: HeaderText, _ value: HeaderText) -> Bool {
        guard head.admit(name, value, maxBytes: bytesMax) else { return false }
        if name.equals(":path") { head.setPath(value, router) } else { head.addField(name, value) }
        return true
    }

    /// The head, which is complete; the next one begins empty.
    mutating func take() -> RequestHead {
        var taken = RequestHead()
        swap(&taken, &head)
        return taken
    }

    /// Where a session puts the fields. `memory` must live as long as the session.
    static func sink(_ memory: UnsafeMutablePointer<ArrivingHead>) -> HTTP2Session.FieldSink {
        HTTP2Session.FieldSink(memory: UnsafeMutableRawPointer(memory)) { memory, name, nameCount, value, valueCount in
            memory.assumingMemoryBound(to: ArrivingHead.self).pointee.add(
                HeaderText(UnsafeBufferPointer(start: name, count: nameCount)),
                HeaderText(UnsafeBufferPointer(start: value, count: valueCount)))
        }
    }
}
