import { describe, expect, it } from 'vitest';
import { salutation } from '../../../../functions/domain/channels/mail/salutation.ts';

describe('a salutation', () => {
  it.each([
    ['株式会社みほん', '見本 太郎', '株式会社みほん\n見本 太郎 様'],
    ['株式会社みほん', '', '株式会社みほん 御中'],
    ['株式会社みほん 御中', '', '株式会社みほん 御中'],
    ['株式会社みほん御中', '見本 太郎 様', '株式会社みほん\n見本 太郎 様'],
    ['株式会社みほん　御中', '見本　太郎　様', '株式会社みほん\n見本　太郎　様'],
    ['株式会社みほん', 'ご担当者様', '株式会社みほん\nご担当者様'],
    ['株式会社みほん', 'ご担当者さま', '株式会社みほん\nご担当者さま'],
    ['株式会社みほん', 'ご担当者様（経理）', '株式会社みほん\nご担当者様（経理）'],
    ['株式会社先生', '', '株式会社先生 御中'],
    ['株式会社おひさま', '', '株式会社おひさま 御中'],
    ['みほん医院', '見本先生', 'みほん医院\n見本先生'],
    ['', '見本殿', '見本殿'],
    ['関係者各位', '', '関係者各位'],
    ['', '', 'お客様各位'],
  ])('to %o, %o has one 敬称: %o', (name, contact, expected) => {
    expect(salutation({ name, contact }, 'ja')).toBe(expected);
  });

  it.each([
    ['株式会社みほん 御中', '見本 太郎 様', 'Dear 見本 太郎 (株式会社みほん),'],
    ['株式会社みほん', 'ご担当者様', 'Dear 株式会社みほん,'],
    ['', 'ご担当者様', 'Dear customer,'],
    ['株式会社先生', '見本先生', 'Dear 見本 (株式会社先生),'],
    ['株式会社おひさま', '', 'Dear 株式会社おひさま,'],
    ['株式会社みほん', 'ご担当者様（経理）', 'Dear 株式会社みほん,'],
    ['（株）みほん 先生', '', 'Dear （株）みほん,'],
    ['株式会社みほん（御中）', '', 'Dear 株式会社みほん,'],
    ['Sample Inc.', 'Taro Mihon', 'Dear Taro Mihon (Sample Inc.),'],
  ])('to %o, %o in English has none: %o', (name, contact, expected) => {
    expect(salutation({ name, contact }, 'en')).toBe(expected);
  });
});
