/// HTTP/2 frames out of arbitrary bytes, so that mutations of the input are frames as well: each takes a byte for the
/// type, one for the flags, one for the stream and one for the length of the payload that follows.
func cutFrames(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]] {
    var frames: [[UInt8]] = []
    var index = 0
    while index + 4 <= bytes.count, frames.count < 1000 {
        let (type, flags, stream) = (bytes[index] % 12, bytes[index + 1], bytes[index + 2])
        let length = min(Int(bytes[index + 3]), bytes.count - index - 4)
        let payload = bytes[(index + 4)..<(index + 4 + length)]
        frames.append([0, 0, UInt8(length), type, flags, 0, 0, 0, stream % 16] + payload)
        index += 4 + length
    }
    return frames
}
