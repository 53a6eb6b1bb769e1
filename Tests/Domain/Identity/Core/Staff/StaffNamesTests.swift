import IdentityCore
import Testing
import Values

@Suite("Names of accounts")
struct StaffNamesTests {
    @Test(
        "Letters, digits, points, hyphens and underlines make a name",
        arguments: ["abc", "li.na", "lab-17", "a_b", "a11"])
    func good(_ name: String) throws { try StaffNames.check(name) }

    @Test(
        "Other texts are no names",
        arguments: [
            "", "ab", "Abc", "1ab", ".ab", "a b", "李娜娜", "abc\n", "a/b", "*", String(repeating: "a", count: 65),
        ])
    func bad(_ name: String) { #expect(throws: FieldProblem.self) { try StaffNames.check(name) } }
}
