import { describe, expect, it } from 'vitest'
import { proxyVariables, readProxySettings } from '../../../src/extension/python/proxyVariables'

const settings = { proxy: 'http://proxy:3128', noProxy: ['localhost', '.local'], proxySupport: 'override' }

describe('variables of VS Code’s proxy settings', () => {
  it('name the proxy for both protocols, and the hosts that are asked without it', () => {
    expect(proxyVariables(settings, {})).toEqual({
      HTTP_PROXY: 'http://proxy:3128',
      HTTPS_PROXY: 'http://proxy:3128',
      NO_PROXY: 'localhost,.local',
    })
  })

  it('are none where nothing is set, or where extensions are to use no proxy', () => {
    expect(proxyVariables({ proxy: '', noProxy: [], proxySupport: 'override' }, {})).toEqual({})
    expect(proxyVariables({ ...settings, proxySupport: 'off' }, {})).toEqual({})
  })

  it('leave what the environment says, in either spelling', () => {
    expect(proxyVariables(settings, { https_proxy: 'http://other:8080', NO_PROXY: '*' })).toEqual({
      HTTP_PROXY: 'http://proxy:3128',
    })
  })

  it('take an empty variable for one that says nothing', () => {
    expect(proxyVariables({ ...settings, noProxy: [] }, { HTTP_PROXY: '', https_proxy: 'http://other' })).toEqual({
      HTTP_PROXY: 'http://proxy:3128',
    })
  })
})

describe('VS Code’s proxy settings', () => {
  it('are read as they are written', () => {
    expect(readProxySettings((name) => settings[name as keyof typeof settings])).toEqual(settings)
  })

  it.each([
    ['missing', undefined],
    ['null', null],
    ['a number', 3128],
    ['mixed', ['localhost', 1]],
  ])('say nothing where they are %s', (_, value) => {
    expect(readProxySettings(() => value)).toEqual({ proxy: '', noProxy: [], proxySupport: '' })
  })

  it('say nothing of hosts where one is written in place of a list', () => {
    const mistyped = { ...settings, noProxy: 'localhost' }
    expect(readProxySettings((name) => mistyped[name as keyof typeof settings])).toEqual({ ...settings, noProxy: [] })
  })
})
