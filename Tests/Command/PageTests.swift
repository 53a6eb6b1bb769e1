import Foundation
import TestPrograms
import Testing

@Suite("The page in headless Chromium", .serialized)
struct PageTests {
    @Test("Citizens log in, verify the trip card once, see both codes and declare, in Chinese and English")
    func citizensSeeBothCodes() async throws {
        let data = try Scratch()
        let dev = try #require(try await Dev(data.url.path, people: 300))
        let python = try #require(
            ProcessInfo.processInfo.environment["SHUANGMA_TEST_PYTHON"], "run this test through scripts/test")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "page.py").path
        let browser = try Run(
            [script, dev.server], environment: [:], directory: data.url, program: URL(filePath: python))
        await browser.end()
        #expect(browser.status == 0, "\(browser.errors)")
        #expect(browser.output.contains("all steps passed"))
        #expect(await dev.stop() == 0)
    }
}
