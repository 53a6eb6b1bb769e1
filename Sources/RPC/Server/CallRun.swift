import NIOCore

/// A call that a server runs: it is told when its procedure has ended.
protocol RunningServerCall: ServerCall {
    /// Takes the status; nil is OK. Called once, from any thread.
    func finish(_ error: RPCError?)
}

extension ServerCore {
    /// Serves a call by its procedure through the interceptors, beginning at once and on this loop. Returns the task if
    /// one was needed.
    func run(
        _ procedure: Procedure, _ call: some RunningServerCall, _ context: CallContext, on executor: LoopExecutor
    ) -> Task<Void, Never>? {
        if interceptors.isEmpty, case .inline(let run) = procedure.body {
            do {
                try run(call, context)
                call.finish(nil)
            } catch {
                call.finish(RPCError(thrown: error, deadline: context.deadline))
            }
            return nil
        }
        return Task.immediate(executorPreference: executor) {
            do {
                if self.interceptors.isEmpty {
                    try await procedure.serve(call, context: call.context)
                } else {
                    try await procedure.serve(call, through: self.interceptors[...], context: call.context)
                }
                call.finish(nil)
            } catch {
                call.finish(RPCError(thrown: error, deadline: call.context.deadline))
            }
        }
    }
}
