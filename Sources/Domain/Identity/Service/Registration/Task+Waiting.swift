extension Task where Success == Void, Failure == Never {
    /// Waits until the task has ended, but no longer than `limit`, and no longer than the caller is wanted. It goes on.
    func wait(atMost limit: Duration) async {
        let (ends, end) = AsyncStream<Void>.makeStream()
        Task {
            await value
            end.finish()
        }
        let timer = Task {
            try? await Task<Never, Never>.sleep(for: limit)
            end.finish()
        }
        for await _ in ends {}
        timer.cancel()
    }
}
