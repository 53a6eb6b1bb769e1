/// Tasks of one event loop that serve calls, one after the other.
///
/// To make a task and to end it costs as much as all that the runtime does for a call besides HTTP/2, so one that has
/// served a call rests until there is another. Belongs to its event loop.
final class CallWorkers {
    /// The most that rest; further ones end.
    private static let restingMax = 256

    @exclusivity(unchecked) private var resting: [CallWorker] = []
    @exclusivity(unchecked) private var isClosed = false

    /// Serves a call by its procedure through the interceptors, beginning at once and right here. Returns what can cancel
    /// it, nil when it is over already.
    func serve(
        _ procedure: Procedure, _ call: some RunningServerCall, through interceptors: [any ServerInterceptor],
        on executor: LoopExecutor
    ) -> CallTask? {
        let worker = resting.popLast() ?? CallWorker()
        let number = worker.served
        worker.take(procedure, call, interceptors)
        executor.handlerBegan()
        worker.go(on: executor)
        return worker.served == number ? CallTask(worker: worker, number: number) : nil
    }

    /// Takes a worker that has nothing to do; false when it should end.
    func rest(_ worker: CallWorker) -> Bool {
        guard !isClosed, resting.count < Self.restingMax else { return false }
        resting.append(worker)
        return true
    }

    /// Ends the workers that rest, and the others when their calls are over. They hold the executor until then.
    func close(on executor: LoopExecutor) {
        isClosed = true
        while let worker = resting.popLast() { worker.go(on: executor) }
    }
}

/// A task that serves calls. Belongs to its event loop.
// Sendable in name only: the task prefers the loop's executor, so that everything here is touched on the loop. Exclusive
// access is not checked: no access lasts while anything else is called.
final class CallWorker: @unchecked Sendable {
    /// How many calls are over: the number of the present one.
    @exclusivity(unchecked) private(set) var served = 0
    @exclusivity(unchecked) private var procedure: Procedure?
    @exclusivity(unchecked) private var call: (any RunningServerCall)?
    @exclusivity(unchecked) private var interceptors: [any ServerInterceptor] = []
    // Resumed once: taken out by who does, and set again by the task when it has come round.
    @exclusivity(unchecked) private var rest: UnsafeContinuation<Void, Never>?
    private var task: Task<Void, Never>?

    /// Takes the next call.
    func take(_ procedure: Procedure, _ call: some RunningServerCall, _ interceptors: [any ServerInterceptor]) {
        self.procedure = procedure
        self.call = call
        if !interceptors.isEmpty || !self.interceptors.isEmpty { self.interceptors = interceptors }
    }

    /// Lets the task go on with the call it was given, or end without one.
    func go(on executor: LoopExecutor) {
        if let rest = rest.take() {
            executor.resumeHere(rest)
        } else {
            task = Task.immediate(executorPreference: executor) { await self.run(on: executor) }
        }
    }

    // In one piece: each asynchronous function costs a frame and a look at the executor when it returns.
    private func run(on executor: LoopExecutor) async {
        while let procedure = procedure.take(), let call = call.take() {
            do {
                if interceptors.isEmpty, case .asynchronous(let run) = procedure.body {
                    try await run(call, call.context)
                } else {
                    try await procedure.serve(call, through: interceptors[...], context: call.context)
                }
                served += 1
                call.finish(nil)
            } catch {
                served += 1
                call.finish(RPCError(thrown: error, deadline: call.context.deadline))
            }
            executor.handlerEnded()
            // Who was cancelled stays so.
            guard !Task.isCancelled, executor.workers.rest(self) else { return }
            await withUnsafeContinuation { rest = $0 }
        }
    }

    /// Cancels the call of a number, unless it is over.
    func cancel(_ number: Int) {
        if served == number { task?.cancel() }
    }
}

/// The task of a call, for as long as it serves that. Belongs to its event loop.
struct CallTask {
    fileprivate let worker: CallWorker
    fileprivate let number: Int

    func cancel() { worker.cancel(number) }
}
