import FoundationEssentials
import Glibc
public import RPC
public import Wire

/// The messages that the runner sends on stdin and takes on stdout, each after its length in four bytes.
public enum FramedMessages {
    /// The next message of stdin; nil at its end.
    ///
    /// - Throws: when a message is cut off or malformed.
    public static func read<Message: WireMessage>(_ type: Message.Type) throws -> Message? {
        guard let prefix = try bytes(4) else { return nil }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        guard length > 0 else { return try Message(serialized: []) }
        guard let body = try bytes(length) else { throw RPCError(.dataLoss, "stdin ended within a message") }
        var limits = WireLimits.standard
        limits.maxBytes = 64 << 20
        return try Message(serialized: body, limits: limits)
    }

    /// Writes a message to stdout, whole.
    public static func write(_ message: some WireMessage) throws {
        let body = try message.serialized()
        var frame = withUnsafeBytes(of: UInt32(body.count).bigEndian) { Array($0) }
        frame += body
        var done = 0
        while done < frame.count {
            let count = frame.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress! + done, $0.count - done) }
            guard count > 0 else { throw RPCError(.dataLoss, "stdout is closed") }
            done += count
        }
    }

    private static func bytes(_ count: Int) throws -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress! + done, count - done) }
            if got == 0, done == 0 { return nil }
            guard got > 0 else { throw RPCError(.dataLoss, "stdin ended within a message") }
            done += got
        }
        return bytes
    }
}
