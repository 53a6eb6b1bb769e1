import IdentityContracts
import IdentityRecords
import RPC
import Testing

@testable import IdentityServer

@Suite("Hashes of passwords")
struct PasswordHashingTests {
    @Test("RFC 7914 §12: a test vector of scrypt, cut to 32 bytes")
    func vector() async throws {
        let hashing = PasswordHashing(.init(logN: 10, p: 16))
        let stored = try await hashing.hash("password", salt: Array("NaCl".utf8))
        let expected: [UInt8] = [
            0xFD, 0xBA, 0xBE, 0x1C, 0x9D, 0x34, 0x72, 0x00, 0x78, 0x56, 0xE7, 0x19, 0x0D, 0x01, 0xE9, 0xFE, 0x7C, 0x6A,
            0xD7, 0xCB, 0xC8, 0x23, 0x78, 0x30, 0xE7, 0x73, 0x76, 0x63, 0x4B, 0x37, 0x31, 0x62,
        ]
        #expect(stored.hash == expected)
        #expect(try await hashing.matches("password", stored))
        #expect(try await !hashing.matches("Password", stored))
    }

    @Test("Where no password is stored, the same work is done and none matches")
    func none() async throws {
        let hashing = PasswordHashing(.init(logN: 4, p: 1))
        #expect(try await !hashing.matches("", nil))
        #expect(hashing.count == 1)
    }

    @Test("More than 34 hashes at a time are refused, so that a flood of log-ins holds no memory")
    func flood() async throws {
        let hashing = PasswordHashing(.init(logN: 14, p: 1))
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    let error = await refusal { _ = try await hashing.matches("some password", nil) }
                    return error?.why == "TOO_BUSY"
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(refused > 0 && refused <= 66)
    }
}
