import NIOCore

/// An event loop as the executor of tasks, so that a handler's resumptions stay on its connection's loop.
final class LoopExecutor: TaskExecutor, @unchecked Sendable {
    let loop: any EventLoop
    // Unchecked: touched on the loop only.
    private var scratch = ByteBuffer()
    /// Memory of the sessions on this loop, first asked for there.
    private(set) lazy var http2Memory = HTTP2Memory()

    init(_ loop: any EventLoop) { self.loop = loop }

    /// An empty buffer for what a connection of this loop sends now. One is shared by all of them: most writes
    /// are over at once, and idle connections need none.
    func takeScratch() -> ByteBuffer {
        var buffer = ByteBuffer()
        swap(&buffer, &scratch)
        // Memory that a slow write still holds is left to it.
        buffer.clear()
        return buffer
    }

    func giveBack(_ buffer: ByteBuffer) { scratch = buffer }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
