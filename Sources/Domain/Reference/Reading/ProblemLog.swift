/// Collects the problems of files as they are read, so that all of them are told at once.
final class ProblemLog {
    private(set) var problems: [ReferenceProblem] = []

    func add(_ file: String, _ path: JSONPath, _ reason: String) {
        problems.append(ReferenceProblem(file: file, path: path.description, reason: reason))
    }
}
