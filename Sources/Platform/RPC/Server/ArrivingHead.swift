/// The head of a request as its fields arrive from an HTTP/2 session.
struct ArrivingHead {
    private let router: Router
    private let bytesMax: Int
    private var head = RequestHead()
    /// What the request before asked for: most ask for the same.
    private var lastPath: [UInt8] = []
    private var lastProcedure: Procedure?

    init(router: Router, bytesMax: Int) {
        self.router = router
        self.bytesMax = bytesMax
    }

    /// Drops what is left of a head that was refused.
    mutating func begin() { if head.listBytes > 0 { renew() } }

    private mutating func add(_ name: HeaderText, _ value: HeaderText) -> Bool {
        guard head.admit(name, value, maxBytes: bytesMax) else { return false }
        if name.equals(":path") { addPath(value) } else { head.addField(name, value) }
        return true
    }

    private mutating func addPath(_ path: HeaderText) {
        if path.equals(lastPath), let lastProcedure { return head.setProcedure(lastProcedure) }
        head.setPath(path, router)
        guard let procedure = head.procedure, head.path.isEmpty else { return }
        // Without a query.
        lastPath = Array(procedure.method.path.utf8)
        lastProcedure = procedure
    }

    /// Hands on the head, which is complete; the next one begins empty.
    mutating func handOver(to take: (RequestHead) -> Void) {
        take(head)
        renew()
    }

    /// Who keeps a head keeps its memory as well.
    private mutating func renew() {
        if isKnownUniquelyReferenced(&head) { head.clear() } else { head = RequestHead() }
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
