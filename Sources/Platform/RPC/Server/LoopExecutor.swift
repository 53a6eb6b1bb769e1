import NIOCore

/// An event loop as the executor of tasks, so that a handler's resumptions stay on its connection's loop.
// Sendable in name only: but for `enqueue(_:)`, which goes to the loop first, it is touched on the loop.
final class LoopExecutor: TaskExecutor, @unchecked Sendable {
    let loop: any EventLoop
    private var scratch = ByteBuffer()
    /// Small blocks of memory for the sessions on this loop, first asked for there.
    private(set) lazy var http2Blocks = HTTP2BlockPool()
    /// Buffers for responses on this loop.
    let spareBuffers = SpareBuffers()
    /// The tasks that serve calls on this loop.
    let workers = CallWorkers()
    /// The connections of this loop that wait for their turn.
    let turns: TurnQueue
    /// Handlers that have begun on this loop and have not ended.
    @exclusivity(unchecked) private var handlers = 0
    private var lastHandlerEnded: EventLoopPromise<Void>?
    @exclusivity(unchecked) private var isResumingHere = false
    @exclusivity(unchecked) private var resumed: UnownedJob?

    init(_ loop: any EventLoop) {
        self.loop = loop
        turns = TurnQueue(loop)
    }

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

    /// A handler begins, which goes on here whenever it has waited for something. Called on the loop.
    func handlerBegan() { handlers += 1 }

    /// A handler has ended. Called on the loop.
    func handlerEnded() {
        handlers -= 1
        if handlers == 0 { lastHandlerEnded?.succeed() }
    }

    /// Ends the tasks that serve calls, which hold this executor: those that rest now, the others after their calls. Called
    /// on the loop, once.
    ///
    /// - Returns: When no handler is left. One that waits for something elsewhere needs the loop to come to its end.
    func close() -> EventLoopFuture<Void> {
        workers.close(on: self)
        let ended = loop.makePromise(of: Void.self)
        if handlers == 0 { ended.succeed() } else { lastHandlerEnded = ended }
        return ended.futureResult
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if loop.inEventLoop, isResumingHere {
            resumed = job
        } else {
            loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    /// Lets a task go on that waits on this loop, right here and not in the loop's next turn: returns when it waits
    /// again or has ended. Called on the loop.
    func resumeHere(_ continuation: UnsafeContinuation<Void, Never>) {
        isResumingHere = true
        continuation.resume()
        isResumingHere = false
        resumed.take()?.runSynchronously(on: asUnownedTaskExecutor())
    }
}
