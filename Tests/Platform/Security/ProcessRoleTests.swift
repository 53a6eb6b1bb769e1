import Security
import Testing

@Suite("Names and rights of processes")
struct ProcessRoleTests {
    @Test("A name is a known role and which process of it is meant", arguments: ProcessRole.allCases)
    func names(_ role: ProcessRole) throws {
        let name = try #require(ProcessName("\(role.rawValue)/a-1.b_2"))
        #expect(name.role == role && name.instance == "a-1.b_2" && "\(name)" == "\(role.rawValue)/a-1.b_2")
        #expect("\(ProcessName(role))" == role.rawValue)
    }

    @Test(
        "Unknown roles, missing or long instances, further parts and other characters make no name",
        arguments: [
            "", "/", "etcd/1", "client/1", "storage", "storage/", "/1", "storage/1/2", "storage /1", "Storage/1",
            "storage/A", "storage/%31", "storage/\u{0}", "storagex/1", "storage/\(String(repeating: "1", count: 65))",
        ])
    func refused(_ text: String) {
        #expect(ProcessName(text) == nil)
    }
}
