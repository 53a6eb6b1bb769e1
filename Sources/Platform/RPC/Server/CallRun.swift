import NIOCore

/// A call that a server runs: it is told when its procedure has ended.
protocol RunningServerCall: ServerCall {
    /// Takes the status; nil is OK. Called once, from any thread.
    func finish(_ error: RPCError?)
}

extension ServerCore {
    /// Serves a call by its procedure through the interceptors, beginning at once and on this loop. Returns what can
    /// cancel it if it waits.
    func run(
        _ procedure: Procedure, _ call: some RunningServerCall, _ context: CallContext, on executor: LoopExecutor
    ) -> CallTask? {
        if interceptors.isEmpty, case .inline(let run) = procedure.body {
            do {
                try run(call, context)
                call.finish(nil)
            } catch {
                call.finish(RPCError(thrown: error, deadline: context.deadline))
            }
            return nil
        }
        return executor.workers.serve(procedure, call, through: interceptors, on: executor)
    }
}
