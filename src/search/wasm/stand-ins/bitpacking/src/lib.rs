//! The block format of the crate `bitpacking`, unpacked by a loop instead of one unrolled function for each width.
//!
//! It replaces that crate only in the module for the browser, where the generated code would be a third of the
//! download. The format of blocks is identical; `tests` compare the two.

/// Packs and unpacks blocks of [`BitPacker::BLOCK_LEN`] integers.
pub trait BitPacker: Sized + Clone + Copy {
    const BLOCK_LEN: usize;

    fn new() -> Self;

    fn compress(&self, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize;

    fn decompress(&self, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize;

    fn compress_sorted(
        &self,
        initial: u32,
        decompressed: &[u32],
        compressed: &mut [u8],
        num_bits: u8,
    ) -> usize {
        let gaps = gaps(decompressed, initial, 0);
        self.compress(&gaps, compressed, num_bits)
    }

    fn compress_strictly_sorted(
        &self,
        initial: Option<u32>,
        decompressed: &[u32],
        compressed: &mut [u8],
        num_bits: u8,
    ) -> usize {
        let gaps = gaps(decompressed, initial.unwrap_or(u32::MAX), 1);
        self.compress(&gaps, compressed, num_bits)
    }

    fn decompress_sorted(
        &self,
        initial: u32,
        compressed: &[u8],
        decompressed: &mut [u32],
        num_bits: u8,
    ) -> usize {
        let read = self.decompress(compressed, decompressed, num_bits);
        sum_up(&mut decompressed[..Self::BLOCK_LEN], initial, 0);
        read
    }

    fn decompress_strictly_sorted(
        &self,
        initial: Option<u32>,
        compressed: &[u8],
        decompressed: &mut [u32],
        num_bits: u8,
    ) -> usize {
        let read = self.decompress(compressed, decompressed, num_bits);
        sum_up(&mut decompressed[..Self::BLOCK_LEN], initial.unwrap_or(u32::MAX), 1);
        read
    }

    fn num_bits(&self, decompressed: &[u32]) -> u8 {
        width(decompressed.iter().fold(0, |bits, value| bits | value))
    }

    fn num_bits_sorted(&self, initial: u32, decompressed: &[u32]) -> u8 {
        self.num_bits(&gaps(decompressed, initial, 0))
    }

    fn num_bits_strictly_sorted(&self, initial: Option<u32>, decompressed: &[u32]) -> u8 {
        self.num_bits(&gaps(decompressed, initial.unwrap_or(u32::MAX), 1))
    }
}

/// Blocks of 128 integers in four interleaved lanes.
#[derive(Clone, Copy)]
pub struct BitPacker4x;

/// Blocks of 32 integers in one lane.
#[derive(Clone, Copy)]
pub struct BitPacker1x;

impl BitPacker for BitPacker4x {
    const BLOCK_LEN: usize = 128;

    fn new() -> Self {
        BitPacker4x
    }

    fn compress(&self, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize {
        pack(4, decompressed, compressed, num_bits)
    }

    fn decompress(&self, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize {
        unpack(4, compressed, decompressed, num_bits)
    }
}

impl BitPacker for BitPacker1x {
    const BLOCK_LEN: usize = 32;

    fn new() -> Self {
        BitPacker1x
    }

    fn compress(&self, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize {
        pack(1, decompressed, compressed, num_bits)
    }

    fn decompress(&self, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize {
        unpack(1, compressed, decompressed, num_bits)
    }
}

const VALUES_PER_LANE: usize = 32;

fn width(value: u32) -> u8 {
    (u32::BITS - value.leading_zeros()) as u8
}

fn gaps(values: &[u32], initial: u32, least: u32) -> Vec<u32> {
    let mut previous = initial;
    values
        .iter()
        .map(|&value| {
            let gap = value.wrapping_sub(previous).wrapping_sub(least);
            previous = value;
            gap
        })
        .collect()
}

fn sum_up(gaps: &mut [u32], initial: u32, least: u32) {
    let mut sum = initial;
    for gap in gaps {
        sum = sum.wrapping_add(*gap).wrapping_add(least);
        *gap = sum;
    }
}

/// The byte at which word `word` of lane `lane` begins. The words of the lanes alternate.
fn word_at(lanes: usize, lane: usize, word: usize) -> usize {
    (word * lanes + lane) * 4
}

fn block_size(lanes: usize, num_bits: u8) -> usize {
    lanes * VALUES_PER_LANE * usize::from(num_bits) / 8
}

fn unpack(lanes: usize, packed: &[u8], values: &mut [u32], num_bits: u8) -> usize {
    let size = block_size(lanes, num_bits);
    let packed = &packed[..size];
    let mask = (1u64 << num_bits) - 1;
    for lane in 0..lanes {
        let (mut window, mut available, mut word) = (0u64, 0, 0);
        for position in 0..VALUES_PER_LANE {
            if available < num_bits {
                window |= u64::from(read_word(packed, word_at(lanes, lane, word))) << available;
                available += 32;
                word += 1;
            }
            values[position * lanes + lane] = (window & mask) as u32;
            window >>= num_bits;
            available -= num_bits;
        }
    }
    size
}

fn pack(lanes: usize, values: &[u32], packed: &mut [u8], num_bits: u8) -> usize {
    let size = block_size(lanes, num_bits);
    for lane in 0..lanes {
        let (mut window, mut filled, mut word) = (0u64, 0, 0);
        for position in 0..VALUES_PER_LANE {
            window |= u64::from(values[position * lanes + lane]) << filled;
            filled += num_bits;
            if filled >= 32 {
                let at = word_at(lanes, lane, word);
                packed[at..at + 4].copy_from_slice(&(window as u32).to_le_bytes());
                window >>= 32;
                filled -= 32;
                word += 1;
            }
        }
    }
    size
}

fn read_word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}
