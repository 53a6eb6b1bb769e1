import Testing
import Values

struct FieldProblemTests {
    @Test("A problem within a field names the whole path")
    func within() {
        let problem = FieldProblem(field: "number", reason: "must be given").within("document").within("person")
        #expect(problem == FieldProblem(field: "person.document.number", reason: "must be given"))
    }
}
